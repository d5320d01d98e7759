import type { Clock } from '../clock.ts';
import type { CameraOptions } from './camera-options.ts';
import type { Camera, CameraPlace } from './camera.ts';
import { folderCamera } from './folder-camera.ts';
import { httpSnapshotCamera } from './http-snapshot-camera.ts';
import { mjpegCamera } from './mjpeg-camera.ts';
import { uploadedCamera } from './uploaded-camera.ts';

/** Options of a camera that exists; the simulated one is made by the simulation. */
export type RealCameraOptions = Exclude<CameraOptions, { readonly kind: 'simulated' }>;

export interface CameraSurroundings {
  readonly place: CameraPlace;
  readonly clock: Clock;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
}

/** The adapter for a kind of camera. */
export function openCamera(options: RealCameraOptions, surroundings: CameraSurroundings): Camera {
  switch (options.kind) {
    case 'http-snapshot':
      return httpSnapshotCamera({ ...options, ...surroundings });
    case 'mjpeg':
      return mjpegCamera({ ...options, ...surroundings });
    case 'folder':
      return folderCamera({ ...options, ...surroundings });
    case 'uploaded':
      return uploadedCamera({ ...options, ...surroundings });
  }
}
