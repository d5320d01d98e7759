const KIB = 1024;
const MIB = 1024 * KIB;

/** A permit with a thousand plates and a schedule with 400 exceptions has half of it. */
export const LARGEST_PERMIT_BYTES = 128 * KIB;
/** Two thousand holidays and two hundred rows with schedules of their own. */
export const LARGEST_RULES_BYTES = 1 * MIB;
/** Draft rules and twenty draft permits. */
export const LARGEST_DRAFT_BYTES = 2 * MIB;
