import type * as OnnxRuntime from 'onnxruntime-node';

/**
 * The runtime reports its use to its maker over the network, and keeps a device id in the home folder, unless this is
 * set before it is loaded. Nothing leaves this machine. A thread's environment is a copy that the runtime does not see:
 * who starts a thread that reads calls this first.
 */
export function keepOnnxRuntimeQuiet(): void {
  process.env['ORT_DISABLE_TELEMETRY'] = '1';
}

/** The runtime for networks, loaded when it is first wanted and not before it was told to be quiet. */
export async function loadOnnxRuntime(): Promise<typeof OnnxRuntime> {
  keepOnnxRuntimeQuiet();
  return import('onnxruntime-node');
}
