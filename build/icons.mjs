// @ts-check
/**
 * `npm run icons`: draws `build/icons/icon.svg` in all sizes, for all systems. What it makes is
 * committed, so that a package is the same wherever it is built.
 */
import { chromium } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runMain } from './lib/failure.mjs';
import { packIcns, packIco } from './lib/icon-files.mjs';
import { root } from './lib/paths.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LARGEST_ICO = 256;

const folder = path.join(root, 'build', 'icons');

await runMain(async () => {
  const svg = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
  const pictures = await draw(svg);
  for (const { size, png } of pictures) {
    writeFileSync(path.join(folder, `${size}x${size}.png`), png);
  }
  const small = pictures.filter(({ size }) => size <= LARGEST_ICO);
  writeFileSync(path.join(folder, 'icon.ico'), packIco(small));
  writeFileSync(path.join(folder, 'icon.icns'), packIcns(pictures));
});

/**
 * Draws it with the browser that the tests of the renderer have.
 *
 * @param {string} svg
 */
async function draw(svg) {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    // Root has none. The picture is our own.
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const page = await browser.newPage();
  const pictures = [];
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    pictures.push({ size, png });
  }
  await browser.close();
  return pictures;
}
