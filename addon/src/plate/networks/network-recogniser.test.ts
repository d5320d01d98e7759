import { describe, expect, it } from 'vitest';
import { plateRecogniserContract } from '../plate-recogniser.contract.ts';
import { openModel } from './model-session.ts';
import { openNetworkRecogniser } from './network-recogniser.ts';

describe('our recogniser', () => {
  plateRecogniserContract(() => openNetworkRecogniser(), { knowsPlainGround: true });
});

it('tells a person what to do about a network that is not there', async () => {
  await expect(openModel('lost.onnx', 1)).rejects.toMatchObject({
    name: 'UserError',
    code: 'reader-networks-missing',
    message: expect.stringContaining('lost.onnx') as string,
  });
});
