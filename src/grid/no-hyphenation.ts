/**
 * What the build puts in place of Univer's hyphenation patterns of some 75
 * languages, of which it asks for one at its start: it breaks words in flowing
 * documents, which this product does not show. Without patterns no word is
 * broken.
 */
export {};
