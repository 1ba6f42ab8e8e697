// Where words stand in somebody's page.

/**
 * To be evaluated in a page: where words of an article stand in the window, [x, y], at a part (`edge`) of the width of
 * their first line. `within` leads to the article, through shadow roots by " >>> "; with `see` it is scrolled to, as
 * `scrollIntoView` takes it.
 */
export const standing = ([within, words, { edge = 0.5, see = null } = {}]) => {
  const article = within.split(" >>> ").reduce((root, selector) => (root.shadowRoot ?? root).querySelector(selector), document);
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    if (see) range.startContainer.parentElement.scrollIntoView({ block: see });
    const box = range.getClientRects()[0];
    return [box.x + box.width * edge, box.y + box.height / 2];
  }
  throw new Error(`the article does not say ${words}`);
};
