import { expect, it } from 'vitest';
import { misbehavingCameraServer } from '../../test/misbehaving-camera-server.ts';
import { httpGet } from './http-get.ts';

it('hangs up on a camera that refuses and goes on talking', async () => {
  const server = await misbehavingCameraServer();
  server.behave(({ socket }) => {
    socket.write('HTTP/1.1 503 Busy\r\n\r\nplease wait, ');
  });
  const heard: unknown[] = [];
  const get = httpGet(
    { url: server.origin },
    { onData: (chunk) => heard.push(chunk), onEnd: (trouble) => heard.push(trouble?.kind) },
  );
  await get.closed;
  await server.untilNobodyIsConnected();
  expect(heard).toEqual(['refused']);
  await server.close();
});

it('says nothing more once it is cancelled', async () => {
  const server = await misbehavingCameraServer();
  const heard: unknown[] = [];
  const get = httpGet(
    { url: server.origin },
    { onData: (chunk) => heard.push(chunk), onEnd: (trouble) => heard.push(trouble) },
  );
  const { socket } = await server.nextRequest();
  socket.write('HTTP/1.1 200 OK\r\n\r\n');
  get.cancel();
  await get.closed;
  await server.untilNobodyIsConnected();
  expect(heard).toEqual([]);
  await server.close();
});
