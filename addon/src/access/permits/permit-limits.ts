/** How much a permit may say. Far above what a site needs, and small enough that 50,000 of them fit into memory. */
export const LONGEST_HOLDER = 100;
export const MOST_PLATES = 1_000;
export const MOST_USES = 1_000_000;
export const MOST_PLACES = 1_000;
export const LONGEST_PERSON = 100;
export const LONGEST_NOTES = 2_000;
export const MOST_TAGS = 20;
export const LONGEST_TAG = 40;

/** Home Assistant's ids are of lower-case letters, digits and underscores. */
export const PERSON_ID = /^[a-z][a-z0-9_]*\.[a-z0-9_]+$/;
