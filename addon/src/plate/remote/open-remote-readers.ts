import type { Clock } from '../../clock.ts';
import type { BudgetView, ReaderView } from '../../contract/readers.ts';
import { UserError } from '../../errors.ts';
import { regionOrder } from '../formats/region-order.ts';
import type { PlateReader } from '../plate-reader.ts';
import type { AgreementLog } from './agreement.ts';
import { readKey } from './api-key.ts';
import type { Environment } from './api-key.ts';
import { askableRemote } from './askable-remote.ts';
import type { AskableRemote } from './askable-remote.ts';
import { openMonthlyBudget } from './monthly-budget.ts';
import type { PaidReads } from './paid-reads.ts';
import { readersInOrder } from './readers-in-order.ts';
import { remoteName } from './remote-options.ts';
import type { RemoteOptions } from './remote-options.ts';
import { REMOTE_PROTOCOLS } from './remote-protocols.ts';
import { remoteReader } from './remote-reader.ts';
import type { RemoteReader } from './remote-reader.ts';
import { remoteTrouble } from './remote-trouble.ts';
import { serviceUsage } from './service-usage.ts';
import { localShadow } from './shadow.ts';
import type { LocalShadowParts } from './shadow.ts';

export interface RemoteReadersParts {
  /** The reader on this machine; `close` closes it too. */
  readonly local: PlateReader;
  /** In the order in which they are asked. */
  readonly remotes: readonly RemoteOptions[];
  /** A second reader on this machine that runs as a shadow; null for none. `close` closes it too. */
  readonly shadow: Omit<LocalShadowParts, 'onDefect'> | null;
  readonly paidReads: PaidReads;
  readonly agreement: AgreementLog;
  /** The machine's clock, also where the site's is simulated: services and their months are real. */
  readonly clock: Clock;
  readonly random: () => number;
  /** The site's. */
  readonly timeZone: string;
  readonly regions: readonly string[];
  readonly environment: Environment;
  /** Most of a month's budget is used, or all of it; called once for each. */
  readonly onBudget: (reader: string, budget: BudgetView) => void;
  readonly onDefect: (error: unknown) => void;
}

export interface RemoteReaders {
  /** All of them as one reader. */
  readonly reader: PlateReader;
  readonly views: () => Promise<readonly ReaderView[]>;
}

interface OpenedRemote {
  readonly options: RemoteOptions;
  readonly reader: RemoteReader;
  readonly askable: AskableRemote;
  readonly usage: ReturnType<typeof serviceUsage>;
}

/** Puts remote readers and shadows behind the local one. No service is called before the first frame that wants it. */
export async function openRemoteReaders(parts: RemoteReadersParts): Promise<RemoteReaders> {
  const { local, clock, onDefect } = parts;
  const opened: OpenedRemote[] = [];
  for (const options of parts.remotes) opened.push(await openRemote(options, parts));
  const isShadow = ({ options }: OpenedRemote): boolean => options.use === 'shadow';
  const shadow = parts.shadow === null ? null : localShadow({ ...parts.shadow, onDefect });
  let isLocalFailing = false;

  const inOrder = readersInOrder({
    local: {
      ...local,
      read: async (picture, options) => {
        try {
          const result = await local.read(picture, options);
          isLocalFailing = false;
          return result;
        } catch (error) {
          isLocalFailing = true;
          throw error;
        }
      },
    },
    remotes: opened.filter((each) => !isShadow(each)).map(({ askable }) => askable),
    shadows: [...(shadow === null ? [] : [shadow]), ...opened.filter(isShadow).map(({ askable }) => askable)],
    agreement: parts.agreement,
    clock,
    timeZone: parts.timeZone,
    onDefect,
  });

  const viewOfShadow = async (name: string): Promise<ReaderView> => ({
    ...viewHere(name, 'shadow'),
    agreement: await parts.agreement.of(name),
  });
  const viewOf = async ({ options, askable, usage }: OpenedRemote): Promise<ReaderView> => ({
    name: askable.name,
    kind: options.kind,
    role: options.use,
    ...askable.view(),
    service: usage(),
    agreement: options.use === 'shadow' ? await parts.agreement.of(askable.name) : null,
  });

  return {
    reader: {
      name: inOrder.name,
      read: inOrder.read,
      close: async () => {
        for (const { reader } of opened) reader.close();
        // What they found is on its way to the store, which is closed after this.
        await inOrder.idle();
        await Promise.all([local.close(), parts.shadow?.reader.close()]);
      },
    },
    views: async () => {
      const here = viewHere(local.name, 'local');
      return [
        isLocalFailing ? { ...here, state: 'failing', trouble: 'It broke down on the last picture.' } : here,
        ...(shadow === null ? [] : [await viewOfShadow(shadow.name)]),
        ...(await Promise.all(opened.map(viewOf))),
      ];
    },
  };
}

async function openRemote(options: RemoteOptions, parts: RemoteReadersParts): Promise<OpenedRemote> {
  const { clock, random, onDefect } = parts;
  const name = remoteName(options);
  const protocol = REMOTE_PROTOCOLS[options.kind];
  const url = URL.parse(options.url ?? protocol.usualUrl ?? '');
  if (url === null) throw new UserError('remote-without-address', `The reader ${name} needs a url.`);
  const budget = await openMonthlyBudget({
    reader: name,
    perMonth: options.monthlyBudget,
    paidReads: parts.paidReads,
    clock,
    timeZone: parts.timeZone,
    onState: (_, view) => {
      parts.onBudget(name, view);
    },
    onDefect,
  });
  const reader = remoteReader({
    name,
    protocol,
    url,
    key: () => readKey(keySource(options), parts.environment),
    caFile: options.caFile,
    regionCodes: parts.regions,
    regions: regionOrder(parts.regions),
    clock,
    timeLimitMs: options.timeLimitMs,
    beforeCall: async () => {
      if ((await budget.take()) === 'counted') return null;
      return remoteTrouble('budget-used', 'The reads of this month are used up.');
    },
  });
  return {
    options,
    reader,
    askable: askableRemote({
      reader,
      budget,
      leave: options,
      timeLimitMs: options.timeLimitMs,
      clock,
      random,
      onDefect,
    }),
    usage: serviceUsage(() => reader.usage(), clock),
  };
}

function keySource({ keyFile, keyVariable = '' }: RemoteOptions): Parameters<typeof readKey>[0] {
  return keyFile === undefined ? { keyVariable } : { keyFile };
}

function viewHere(name: string, role: ReaderView['role']): ReaderView {
  return {
    name,
    kind: name,
    role,
    host: null,
    state: 'working',
    trouble: null,
    retryAt: null,
    budget: null,
    service: null,
    agreement: null,
  };
}
