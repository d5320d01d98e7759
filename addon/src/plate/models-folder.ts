/** Folder of the networks: `addon/models`, which the build copies beside the bundle. */
export const MODELS = new URL(
  import.meta.url.endsWith('.ts') ? '../../models/' : '../models/',
  import.meta.url,
);
