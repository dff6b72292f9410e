import { Menu, nativeImage, Tray } from 'electron';
import icon from './icon.png?inline';
import { trayMenu, type TrayActions, type TrayContent } from './tray-menu';

export interface AppTrayOptions extends TrayActions {
  readonly content: () => TrayContent;
  readonly language: () => 'en' | 'zh-CN';
}

/**
 * Our icon among those of the system, with what one comes back for. Where a desktop of Linux shows no such
 * icons this does nothing: there another start of the program brings the window back.
 */
export class AppTray {
  readonly #options: AppTrayOptions;
  #tray: Tray | undefined;
  #shown = '';

  constructor(options: AppTrayOptions) {
    this.#options = options;
  }

  get isThere(): boolean {
    return this.#tray !== undefined;
  }

  /** Comes or goes. Must not be called before the app is ready. */
  toggle(on: boolean): void {
    if (on === this.isThere) return;
    if (!on) {
      this.#tray?.destroy();
      this.#tray = undefined;
      return;
    }
    // Macs have small ones.
    const size = process.platform === 'darwin' ? 18 : 32;
    const image = nativeImage.createFromDataURL(icon).resize({ width: size, height: size });
    const tray = new Tray(image);
    tray.setToolTip('Crashcart');
    tray.on('click', this.#options.show);
    this.#tray = tray;
    this.#shown = '';
    this.update();
  }

  /** Something that the menu is made of has changed. */
  update(): void {
    if (this.#tray === undefined) return;
    const { content, language } = this.#options;
    const now = { content: content(), language: language() };
    const shown = JSON.stringify(now);
    // A menu that is made anew closes under the hand.
    if (shown === this.#shown) return;
    this.#shown = shown;
    const entries = trayMenu(now.content, now.language, this.#options);
    this.#tray.setContextMenu(Menu.buildFromTemplate(entries));
  }
}
