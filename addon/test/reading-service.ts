import type { RemoteKind } from '../src/contract/readers.ts';
import { openReader } from '../src/plate/open-reader.ts';
import type { PlateReading } from '../src/plate/reading.ts';
import { answers, recognitionService, sentFile } from './recognition-service.ts';
import type { RecognitionService } from './recognition-service.ts';
import type { SelfSignedCertificate } from './self-signed-certificate.ts';

/** A recognition service that really reads the pictures it is sent, and knows its customers by their key. */
export async function readingService(
  kind: RemoteKind,
  { certificate, key }: { readonly certificate: SelfSignedCertificate; readonly key: string },
): Promise<RecognitionService> {
  const reader = await openReader({ reader: 'plates' });
  const service = await recognitionService({ certificate });
  const isOfPlateRecognizer = kind === 'plate-recognizer';
  const wanted = isOfPlateRecognizer ? `Token ${key}` : key;
  const field = isOfPlateRecognizer ? 'upload' : 'imageFile';
  service.behave(async (request, response) => {
    if (request.headers.authorization !== wanted) {
      await answers({ detail: 'Invalid token.' }, 403)(request, response);
      return;
    }
    const result = await reader.read(sentFile(request, field).bytes);
    const plates = result.ok ? result.reading.plates : [];
    await answers(isOfPlateRecognizer ? results(plates) : numberPlate(plates), 201)(request, response);
  });
  return {
    ...service,
    close: async () => {
      await service.close();
      await reader.close();
    },
  };
}

function results(plates: readonly PlateReading[]): unknown {
  return {
    processing_time: 70.1,
    results: plates.map(({ text, confidence, box, candidates }) => ({
      plate: text.toLowerCase(),
      score: confidence,
      dscore: 0.8,
      box: {
        xmin: Math.round(box.x),
        ymin: Math.round(box.y),
        xmax: Math.round(box.x + box.w),
        ymax: Math.round(box.y + box.h),
      },
      region: { code: 'in', score: 0.5 },
      candidates: [{ plate: text.toLowerCase(), score: confidence }].concat(
        candidates.map((candidate) => ({ plate: candidate.text.toLowerCase(), score: candidate.confidence })),
      ),
    })),
    filename: '1515_picture.jpg',
    version: 1,
    camera_id: null,
  };
}

function numberPlate(plates: readonly PlateReading[]): unknown {
  const number_plate = plates[0]?.text ?? null;
  const view_image = 'http://127.0.0.1/pictures/1.jpg';
  return {
    data: { number_plate, view_image },
    ...(number_plate === null ? { reason: 'No plate found.' } : {}),
  };
}
