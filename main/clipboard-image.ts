import { clipboard, ClipboardItem, type NativeImage } from 'electron';

/**
 * Puts a picture on the clipboard. Electron 44 has replaced the call of the versions before, and knows
 * theirs no longer.
 */
export async function copyImage(image: NativeImage): Promise<void> {
  const former: unknown = Reflect.get(clipboard, 'writeImage');
  if (typeof former === 'function') {
    Reflect.apply(former, clipboard, [image]);
    return;
  }
  const png = new Blob([new Uint8Array(image.toPNG())], { type: 'image/png' });
  await clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
