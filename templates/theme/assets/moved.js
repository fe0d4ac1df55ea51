// An address within an entry, such as that of a paragraph, holds when the entry has moved. The page
// leads on without this script, too, but then to the beginning of the entry.
if (location.hash) location.replace(/** @type {HTMLElement} */ (document.currentScript).dataset.to + location.hash)
