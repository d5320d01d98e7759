import { access, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Containers run tests as root, where Chromium refuses its own sandbox; the pages it opens here are our own. */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'];

/**
 * A real Chromium without a window: the one that `CHROMIUM` names, else the system's, else the one that npm brought,
 * unpacked into a temporary folder that goes away when the browser is closed.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await installedBrowser();
  return executablePath === null
    ? openPackagedBrowser()
    : chromium.launch({ executablePath, args: ARGUMENTS });
}

async function installedBrowser(): Promise<string | null> {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  for (const path of SYSTEM_BROWSERS) {
    if (await exists(path)) return path;
  }
  return null;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function openPackagedBrowser(): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-parking-browser-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true, maxRetries: 3 });
  try {
    const [executablePath, libraries, fonts] = await unpackInto(folder);
    await writeFile(join(fonts, 'fonts.conf'), fontConfiguration(fonts));
    const browser = await chromium.launch({
      executablePath,
      args: ARGUMENTS,
      env: {
        ...process.env,
        // A bare machine has neither NSS nor fonts; the package carries both.
        LD_LIBRARY_PATH: join(libraries, 'lib'),
        FONTCONFIG_PATH: fonts,
        HOME: folder,
        TMPDIR: folder,
      },
    });
    const close = browser.close.bind(browser);
    browser.close = async (options) => {
      await close(options);
      await remove();
    };
    return browser;
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The packaged file names fixed folders, and a Chromium that finds no font at all falls over. */
function fontConfiguration(fonts: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${join(fonts, 'cache')}</cachedir></fontconfig>
`;
}

function unpackInto(folder: string): Promise<[string, string, string]> {
  const archives = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin');
  const before = process.env['TMPDIR'];
  // `inflate` writes into the temporary folder that it finds at the moment of the call, and nowhere else.
  process.env['TMPDIR'] = folder;
  try {
    return Promise.all([
      inflate(join(archives, 'chromium.br')),
      inflate(join(archives, 'al2023.tar.br')),
      inflate(join(archives, 'fonts.tar.br')),
    ]);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
