/** How the history names who ordered something here: there is one password and no names. */
export const BY_PAGE = 'the page';
