import { describe, expect, it } from 'vitest';
import { barrierFixture, gateFixture, SITE_NOW, siteFixture } from '../../test/site-fixtures.ts';
import { createSiteTime } from '../time.ts';
import { emergencyModel } from './emergency-model.ts';

const time = createSiteTime('Asia/Kolkata');
const emergency = { by: 'Asha', since: SITE_NOW - 60_000 };

describe('an emergency', () => {
  it('is nothing on a usual day', () => {
    expect(emergencyModel(siteFixture(), time)).toBeNull();
  });

  it('names who ordered it, since when, and the gates that are not open yet', () => {
    const site = siteFixture({
      emergency,
      gates: [
        gateFixture({ name: 'Main gate', barrier: barrierFixture({ position: 'opening' }) }),
        gateFixture({ name: 'Yard', barrier: barrierFixture({ position: 'open' }) }),
        gateFixture({ name: 'Cellar', barrier: barrierFixture({ position: 'unknown', fault: 'link-lost' }) }),
      ],
    });
    expect(emergencyModel(site, time)).toEqual({
      text: 'Asha opened all gates at 14:02:20. They stay open until somebody ends the emergency.',
      notOpenText: 'Not open yet: Main gate, Cellar.',
    });
  });

  it('misses no gate once all are open', () => {
    const gates = [gateFixture({ barrier: barrierFixture({ position: 'open' }) })];
    expect(emergencyModel(siteFixture({ emergency, gates }), time)?.notOpenText).toBeNull();
  });
});
