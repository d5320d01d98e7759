import { z } from 'zod';
import { pictureFile } from './remote-protocol.ts';
import type { RemotePlate, RemoteProtocol } from './remote-protocol.ts';

const score = z.number().transform((value) => Math.min(1, Math.max(0, value)));

/** What is beside the text may be missing or of another shape: the text is still an answer. */
const result = z.object({
  plate: z.string(),
  score: score.catch(0),
  box: z
    .object({ xmin: z.number(), ymin: z.number(), xmax: z.number(), ymax: z.number() })
    .nullable()
    .catch(null),
  region: z
    .object({ code: z.string(), score: score.catch(0) })
    .nullable()
    .catch(null),
  candidates: z.array(z.object({ plate: z.string(), score: score.catch(0) })).catch([]),
});

const answerShape = z.object({ results: z.array(result) });

const usageShape = z.object({
  usage: z.object({ calls: z.int().min(0) }),
  total_calls: z.int().min(0),
});

const refusalShape = z.object({ detail: z.string().optional(), error: z.string().optional() });

/** Countries of which the service knows the plates of single states. */
const WITH_STATES: ReadonlySet<string> = new Set(['US', 'AU', 'BR', 'CA']);

/** More are of no use to it: it takes them for hints. */
const MOST_REGIONS = 4;

/**
 * Plate Recognizer's Snapshot service, in the cloud or as its program on a machine of one's own, which answers the same call
 * under another address and does not tell how much an account was used.
 */
export const plateRecognizer: RemoteProtocol = {
  usualUrl: 'https://api.platerecognizer.com/v1/plate-reader/',
  authorization: (key) => `Token ${key}`,
  parts: (jpeg, regions) => [
    ...[...new Set(regions.map(regionParameter))]
      .slice(0, MOST_REGIONS)
      .map((code) => ({ name: 'regions', text: code })),
    pictureFile('upload', jpeg),
  ],
  plates: (answer) => {
    const parsed = answerShape.safeParse(answer);
    return parsed.success ? parsed.data.results.map(plateOf) : null;
  },
  saysNoneLeft: (answer) => {
    const parsed = refusalShape.safeParse(answer);
    if (!parsed.success) return false;
    return /\b(credits?|quota|lookups|upgrade|exceeded)\b/i.test(
      `${parsed.data.detail ?? ''} ${parsed.data.error ?? ''}`,
    );
  },
  usage: {
    url: (readUrl) =>
      readUrl.pathname.endsWith('/v1/plate-reader/') ? new URL('../statistics/', readUrl) : null,
    parse: (answer) => {
      const parsed = usageShape.safeParse(answer);
      return parsed.success ? { used: parsed.data.usage.calls, total: parsed.data.total_calls } : null;
    },
  },
};

function plateOf({ plate, score: textScore, box, region, candidates }: z.infer<typeof result>): RemotePlate {
  const code = region === null ? null : regionCode(region.code);
  return {
    written: plate,
    score: textScore,
    box: box === null ? null : { x: box.xmin, y: box.ymin, w: box.xmax - box.xmin, h: box.ymax - box.ymin },
    region: region === null || code === null ? null : { code, score: region.score },
    candidates: candidates.map((each) => ({ written: each.plate, score: each.score })),
  };
}

/** `DE` as `de`, `US-CA` as `us-ca`, `IN-KA` as `in`. */
function regionParameter(code: string): string {
  const [country = ''] = code.split('-');
  return (WITH_STATES.has(country) ? code : country).toLowerCase();
}

/** `us-ca` as `US-CA`; null for what is no code of ISO 3166. The service writes one state with an underscore. */
function regionCode(written: string): string | null {
  const code = written.toUpperCase().replace('_', '-');
  return /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code) ? code : null;
}
