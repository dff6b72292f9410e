import type { Machine } from '../../preload/contract/models';

declare global {
  interface Window {
    /** Makes a large estate in the page, so that nothing of it is anywhere else. */
    makeEstate: (count: number, accountId: string) => Machine[];
    /**
     * Types these searches into a field, letter by letter, and tells the times of the letters in ms.
     * `letter`: from the beginning of its frame to its being painted, which is all the work of that frame.
     * `rows`: from the key, which comes between two frames, to the rows it brings being painted.
     */
    typeAll: (
      field: HTMLInputElement,
      searches: readonly string[],
      upTo: 'letter' | 'rows',
    ) => Promise<number[]>;
    /** Times between frames while an element is scrolled, in ms. */
    scrollAll: (element: Element, frames: number, step: number) => Promise<number[]>;
    /** The longest time during which the page did nothing else, while this is done, in ms. */
    longestBlock: (work: () => Promise<void>) => Promise<number>;
  }
}

/** Puts the measuring into a page; runs in it, so it uses nothing from outside itself. */
export function installMeasures(): void {
  const afterPaint = (): Promise<number> =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

  window.makeEstate = (count, accountId) => {
    const sites = [
      'SH-FIN',
      'SH-HR',
      'BJ-DEV',
      'SZ-CAD',
      'DE-MUC',
      '杭州-设计',
      '上海-客服',
      'FR-PAR',
    ];
    const given = ['anna', 'ben', 'carla', 'david', 'elena', 'felix', 'grace', 'hugo', '静', '伟'];
    const powers = [
      { meaning: 'on', raw: 'ACTIVE' },
      { meaning: 'off', raw: 'SHUTOFF' },
      { meaning: 'hibernated', raw: 'HIBERNATED' },
    ] as const;
    const connections = [
      { meaning: 'connected', raw: 'CONNECTED' },
      { meaning: 'registered', raw: 'REGISTERED' },
      { meaning: 'disconnected', raw: 'DISCONNECTED' },
    ] as const;
    return Array.from({ length: count }, (_, index) => {
      // As an answer is read: every machine has its own texts.
      const nativeId = `${(index * 2654435761).toString(16).padStart(12, '0')}-4c11-a0f0-${String(index).padStart(12, '0')}`;
      return {
        id: `${accountId}/desktop/${nativeId}`,
        accountId,
        kind: 'desktop' as const,
        nativeId,
        name: `${sites[index % 8] ?? ''}-${String(Math.floor(index / 8)).padStart(5, '0')}`,
        power: { ...(powers[index % 3] ?? powers[0]) },
        connection: { ...(connections[index % 3] ?? connections[0]) },
        health: null,
        users: [
          {
            id: `u-${index % 9000}`,
            name: `${given[index % 10] ?? ''}.${(index % 9000).toString(36)}`,
            type: 'user' as const,
          },
        ],
        place: `10.${index % 200}.${Math.floor(index / 200) % 250}.${index % 250}`,
        region: 'cn-east-3',
        fetchedAt: new Date(Date.now() - 1000).toISOString(),
      };
    });
  };

  const isSearching = (): boolean =>
    document.querySelector('[role=grid]')?.getAttribute('aria-busy') === 'true';
  const painted = async (): Promise<number> => {
    await frame();
    return afterPaint();
  };

  window.typeAll = async (field, searches, upTo) => {
    const times: number[] = [];
    for (const search of searches) {
      for (let length = 0; length <= search.length; length += 1) {
        const begun = upTo === 'letter' ? await frame() : await painted();
        const started = Math.max(begun, performance.now());
        field.value = search.slice(0, length);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        // A message that is sent in a frame comes when that frame has been painted.
        let ended = upTo === 'letter' ? await afterPaint() : await painted();
        if (upTo === 'rows' && isSearching()) {
          while (isSearching()) await afterPaint();
          ended = await painted();
        }
        times.push(ended - started);
        while (isSearching()) await afterPaint();
        await frame();
      }
    }
    return times;
  };

  window.scrollAll = async (element, frames, step) => {
    const times: number[] = [];
    let last = await frame();
    for (let index = 0; index < frames; index += 1) {
      element.scrollTop += step;
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  };

  window.longestBlock = async (work) => {
    let isDone = false;
    let longest = 0;
    const beat = async (): Promise<void> => {
      let last = performance.now();
      while (!isDone) {
        const now = await afterPaint();
        longest = Math.max(longest, now - last);
        last = now;
      }
    };
    const beats = beat();
    await work();
    isDone = true;
    await beats;
    return longest;
  };
}

/** The plainest page that does the job: every key filters all machines by `includes` and draws the first rows. */
export function installPlainPage(count: number): void {
  const machines = window.makeEstate(count, 'plain');
  const texts = machines.map(({ name, users, place, region }) =>
    [name, ...users.map((user) => user.name), place, region].join('\n').toLowerCase(),
  );
  const field = document.createElement('input');
  const list = document.createElement('div');
  list.className = 'list';
  list.setAttribute('style', 'height: 600px; overflow-y: scroll');
  const draw = (): void => {
    const words = field.value.toLowerCase().split(' ').filter(Boolean);
    const found = machines.filter((_, index) =>
      words.every((word) => texts[index]?.includes(word) === true),
    );
    const rows = found.slice(0, 30).map(({ name, users, place, power }) => {
      const row = document.createElement('div');
      row.setAttribute('style', 'height: 34px; display: flex; gap: 12px');
      for (const text of [name, users[0]?.name ?? '', place, power.raw]) {
        row.append(Object.assign(document.createElement('span'), { textContent: text }));
      }
      return row;
    });
    const rest = document.createElement('div');
    rest.setAttribute('style', `height: ${found.length * 34}px`);
    list.replaceChildren(...rows, rest);
  };
  field.addEventListener('input', draw);
  document.body.replaceChildren(field, list);
  draw();
}
