// What a script finds in a page has no type here: which elements there are is said by the templates.
// The browser tests find a script that expects others.

interface ParentNode {
  querySelector(selectors: string): any
  querySelectorAll(selectors: string): NodeListOf<any>
}

interface NonElementParentNode {
  getElementById(id: string): any
}

interface Document {
  getElementById(id: string): any
}

interface Element {
  closest(selectors: string): any
}
