import type { NoticeSubject } from '../../contract/notices.ts';
import type { Instant } from '../../contract/words.ts';

/** What a person should be told of at this moment, whether or not it was told already. */
export interface DueNotice {
  readonly subject: NoticeSubject;
  /** Content address of the picture that shows it. */
  readonly pictureId: string | null;
}

/** What is due of one kind, and when something of it becomes due or ends although nothing happens. */
export interface Due {
  readonly due: readonly DueNotice[];
  readonly nextAt: Instant | null;
}
