/** `npm run key`: makes, lists and takes back the keys of the upload call, also while the program runs. */
import { systemClock } from './clock.ts';
import { UserError } from './errors.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { KEY_USAGE, parseKeyArguments, runKeyCommand } from './web/upload/key-command.ts';

try {
  const { command, folder } = parseKeyArguments(process.argv.slice(2));
  if (command.name === 'help') {
    console.log(KEY_USAGE);
  } else {
    const store = await openSqliteStore({ folder, exclusive: false });
    try {
      console.log(await runKeyCommand(command, { store, now: systemClock.now() }));
    } finally {
      await store.close();
    }
  }
} catch (error) {
  console.error(error instanceof UserError ? error.message : `Unexpected: ${String(error)}`);
  process.exitCode = 1;
}
