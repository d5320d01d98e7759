import type { NoticeAnswer, NoticeSubject } from '../../contract/notices.ts';
import type { Instant } from '../../contract/words.ts';

/** Something that a person should be told, from when it began until it was over. */
export interface Notice {
  readonly id: string;
  readonly subject: NoticeSubject;
  readonly since: Instant;
  readonly endedAt: Instant | null;
  readonly handled: {
    readonly by: string;
    readonly at: Instant;
    /** Null: put aside. */
    readonly answer: NoticeAnswer | null;
  } | null;
  /** Content address of the picture that shows it. */
  readonly pictureId: string | null;
}
