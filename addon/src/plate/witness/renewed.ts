import { oneAtATime } from '../../one-at-a-time.ts';

export interface RenewedOptions<Resource> {
  open(): Promise<Resource>;
  close(resource: Resource): Promise<void>;
  /** Uses after which the resource is replaced by a fresh one. */
  readonly uses: number;
}

/** Something that grows old with use. */
export interface Renewed<Resource> {
  /** Tasks run one after the other. After a task that fails, the next one gets a fresh resource. */
  use<T>(task: (resource: Resource) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens a resource and replaces it after some uses, and after each failure: whatever it kept may be to blame. */
export async function renewed<Resource>(options: RenewedOptions<Resource>): Promise<Renewed<Resource>> {
  const inTurn = oneAtATime();
  let current: { readonly resource: Resource; uses: number } | null = {
    resource: await options.open(),
    uses: 0,
  };

  const letGo = async (): Promise<void> => {
    const old = current;
    current = null;
    if (old !== null) await options.close(old.resource);
  };

  return {
    use: (task) =>
      inTurn(async () => {
        if (current !== null && current.uses >= options.uses) await letGo();
        current ??= { resource: await options.open(), uses: 0 };
        current.uses++;
        try {
          return await task(current.resource);
        } catch (error) {
          await letGo();
          throw error;
        }
      }),
    close: () => inTurn(letGo),
  };
}
