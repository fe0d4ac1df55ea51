"""The site engines that can build frames: what is different about each of them."""
