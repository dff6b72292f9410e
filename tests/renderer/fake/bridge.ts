import type { Bridge } from '../../../preload/contract/bridge';
import type { Answer, Args, Channel } from '../../../preload/contract/calls';
import type { EventName, Events } from '../../../preload/contract/events';
import type { Account, Assistance, Console } from '../../../preload/contract/models';
import type { Library, MachineMarks, MarksChange } from '../../../preload/contract/library';
import type { PowerRun } from '../../../preload/contract/power';
import type { Result } from '../../../preload/contract/result';
import type { AssistanceSession } from '../../../preload/contract/sessions';
import type { Settings } from '../../../preload/contract/settings';
import type { UpdateState } from '../../../preload/contract/updates';
import type { Watch } from '../../../preload/contract/watches';
import type { FakeControl, Handlers, Scenario } from './control';

/**
 * An in-memory main process behind the real contract. The function is sent to the page as text,
 * before any script of the page runs, so it refers to nothing outside itself.
 */
export function installFakeBridge(scenario: Scenario): void {
  const state = scenario;
  const calls: FakeControl['calls'] = [];
  const faults: string[] = [];
  const answers = new Map<Channel, Result<unknown>>(
    Object.entries(state.failing) as [Channel, Result<unknown>][],
  );
  const held = new Map<Channel, (() => void)[]>(state.held.map((channel) => [channel, []]));
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let serial = 0;
  /** As main does it: a long list in parts. */
  const PART = 500;
  let listed: Scenario['machines'] = [];

  document.addEventListener('securitypolicyviolation', (event) => {
    faults.push(`CSP ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });

  const ok = <T>(value: T): Result<T> => ({ ok: true, value });
  const missing: Result<never> = { ok: false, error: { code: 'not-found', fix: 'none' } };

  function emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  }

  function setAccounts(accounts: Account[]): void {
    state.accounts = accounts;
    emit('accounts:changed', accounts);
  }

  function putAccount(account: Account): Result<Account> {
    const known = state.accounts.some((other) => other.id === account.id);
    setAccounts(
      known
        ? state.accounts.map((other) => (other.id === account.id ? account : other))
        : [...state.accounts, account],
    );
    return ok(account);
  }

  function putConsole(console: Console): Result<Console> {
    const known = state.consoles.some((other) => other.id === console.id);
    state.consoles = known
      ? state.consoles.map((other) => (other.id === console.id ? console : other))
      : [...state.consoles, console];
    emit('consoles:changed', console);
    return ok(console);
  }

  function setSessions(sessions: AssistanceSession[]): void {
    state.sessions = sessions;
    emit('sessions:changed', sessions);
  }

  function setWatches(watches: Watch[]): void {
    state.watches = watches;
    emit('watches:changed', watches);
  }

  function setUpdates(updates: UpdateState): Result<UpdateState> {
    state.updates = updates;
    emit('updates:changed', updates);
    return ok(updates);
  }

  function putSession(session: AssistanceSession): AssistanceSession {
    const others = state.sessions.filter(({ machineId }) => machineId !== session.machineId);
    setSessions([...others, session]);
    return session;
  }

  function putSettings(settings: Settings): Result<Settings> {
    state.settings = settings;
    emit('settings:changed', settings);
    return ok(settings);
  }

  function putLibrary(library: Library): Result<Library> {
    state.library = library;
    emit('library:changed', library);
    return ok(library);
  }

  function marksOf(machineId: string): MachineMarks {
    const none = { favourite: false, tags: [], note: '', openedAt: null };
    return state.library.machines[machineId] ?? none;
  }

  function putOpened(machineId: string): void {
    const openedAt = new Date().toISOString();
    const machines = {
      ...state.library.machines,
      [machineId]: { ...marksOf(machineId), openedAt },
    };
    putLibrary({ ...state.library, machines });
  }

  function marked(machineId: string, change: MarksChange): MachineMarks {
    const marks = marksOf(machineId);
    if (change.kind === 'favourite') return { ...marks, favourite: change.on };
    if (change.kind === 'note') return { ...marks, note: change.text };
    const others = marks.tags.filter((tag) => tag !== change.tag);
    return { ...marks, tags: change.on ? [...others, change.tag] : others };
  }

  /** The tab is there at once; the ticket follows as an event, as from main. */
  function giveTicket(consoleId: string): void {
    setTimeout(() => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console?.state.state !== 'connecting') return;
      putConsole({ ...console, ticketId: `ticket-${++serial}` });
    }, 0);
  }

  function newAssistance(machineId: string): Assistance {
    return {
      machineId,
      status: { meaning: 'wait-confirm', raw: 'WAIT_USER_CONFIRM' },
      spaceId: 'space-1',
      spaceName: '',
      code: '',
      hasPassword: false,
      privateLink: '',
      internetLink: '',
      createdAt: new Date().toISOString(),
      failedReason: '',
      initiator: { meaning: 'admin', raw: 'ADMIN_INITIATE' },
      fetchedAt: new Date().toISOString(),
    };
  }

  const handlers: Handlers = {
    'app:info': () => ok(state.info),
    'app:damages': () => ok(state.damages),
    'app:ready': () => ok(undefined),
    'app:close': () => ok(undefined),
    'app:notify': () => ok(undefined),
    'app:loginStart': () => ok(false),
    'app:setLoginStart': ({ on }) => ok(on),
    'app:setFullScreen': ({ on }) => {
      emit('app:fullScreen', { on });
      return ok(undefined);
    },
    'accounts:list': () => ok(state.accounts),
    'accounts:regions': () => ok(state.regions),
    'accounts:keychain': () => ok(state.keychain),
    'accounts:chooseCertificate': () => ok(state.certificate),
    'accounts:projects': () => ok(state.projects),
    'accounts:signIn': ({ accountId, remember, ...form }) =>
      putAccount({
        id: accountId ?? `account-${++serial}`,
        kind: 'cloud',
        details: {
          name: form.name,
          login: form.login,
          region: form.region,
          project: form.project,
          endpoints: form.endpoints,
          trustedCa: form.trustedCa,
          consoleHosts: form.consoleHosts,
        },
        project: { id: 'p-1', name: form.project === '' ? form.region : form.project },
        session: { state: 'signed-in', since: new Date().toISOString() },
        remembered: remember,
        endsAt: null,
        clockSkewSeconds: 0,
      }),
    'accounts:practice': () => {
      state.machines = [...state.machines, ...state.practice.machines];
      return putAccount(state.practice.account);
    },
    'accounts:signOut': ({ accountId }) => {
      setAccounts(
        state.accounts.map((account) =>
          account.id === accountId
            ? { ...account, session: { state: 'signed-out' }, remembered: false }
            : account,
        ),
      );
      return ok(undefined);
    },
    'accounts:forget': ({ accountId }) => {
      setAccounts(state.accounts.filter((account) => account.id !== accountId));
      return ok(undefined);
    },
    'inventory:list': () => {
      const open = new Set(
        state.accounts
          .filter((account) => account.session.state === 'signed-in')
          .map((account) => account.id),
      );
      listed = state.machines.filter((machine) => open.has(machine.accountId));
      return ok({
        machines: listed.slice(0, PART),
        total: listed.length,
        failures: state.failures.filter((failure) => open.has(failure.accountId)),
        absent: state.absent.filter((one) => open.has(one.accountId)),
      });
    },
    'inventory:more': ({ from }) => ok(listed.slice(from, from + PART)),
    'inventory:lastKnown': () => ok(state.lastKnown),
    'inventory:facts': ({ machineId }) => ok({ machineId, facts: state.facts }),
    'inventory:export': ({ rows }) =>
      ok({ file: 'Crashcart machines 2026-11-22.csv', rows: rows.length }),
    'library:get': () => ok(state.library),
    'library:mark': ({ machineIds, change }) => {
      const changed = machineIds.map((id) => [id, marked(id, change)] as const);
      const machines = { ...state.library.machines, ...Object.fromEntries(changed) };
      return putLibrary({ ...state.library, machines });
    },
    'library:setSearches': ({ searches }) => putLibrary({ ...state.library, searches }),
    'consoles:list': () => ok(state.consoles),
    'consoles:notify': () => ok(undefined),
    'consoles:open': ({ machineId, viewOnly = false }) => {
      const open = state.consoles.find((console) => console.machineId === machineId);
      if (open !== undefined) return ok(open);
      const machine = state.machines.find(({ id }) => id === machineId);
      if (machine === undefined) return missing;
      putOpened(machineId);
      serial += 1;
      const id = `console-${serial}`;
      giveTicket(id);
      return putConsole({
        id,
        machineId,
        machineName: machine.name,
        kind: machine.kind,
        accountId: machine.accountId,
        ticketId: null,
        state: { state: 'connecting' },
        viewOnly,
        diagnosis: null,
        retry: { state: 'none' },
        screen: null,
        apart: false,
      });
    },
    'consoles:reconnect': ({ consoleId }) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console === undefined) return missing;
      giveTicket(consoleId);
      return putConsole({
        ...console,
        ticketId: null,
        state: { state: 'connecting' },
        retry: { state: 'none' },
      });
    },
    'consoles:stopRetry': ({ consoleId }) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console === undefined) return missing;
      putConsole({ ...console, retry: { state: 'stopped' } });
      return ok(undefined);
    },
    'consoles:trustCertificate': ({ consoleId }) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console === undefined) return missing;
      return putConsole({
        ...console,
        ticketId: `ticket-${++serial}`,
        state: { state: 'connecting' },
      });
    },
    'consoles:close': ({ consoleId }) => {
      state.consoles = state.consoles.filter(({ id }) => id !== consoleId);
      return ok(undefined);
    },
    'consoles:setViewOnly': ({ consoleId, viewOnly }) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      return console === undefined ? missing : putConsole({ ...console, viewOnly });
    },
    'consoles:setApart': ({ consoleId, apart }) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console === undefined) return missing;
      giveTicket(consoleId);
      return putConsole({ ...console, apart, ticketId: null, state: { state: 'connecting' } });
    },
    'consoles:setInSight': () => ok(undefined),
    'consoles:setPageZoom': () => ok(undefined),
    'consoles:preview': () => ok(state.preview),
    'consoles:copyPicture': () => ok(undefined),
    'consoles:savePicture': () => ok('SH-HR-0003 2026-11-22 10.00.00.png'),
    'consoles:setPanes': () => ok(undefined),
    'consoles:lastSession': () => ok(state.lastSession),
    'consoles:forgetLast': () => ok(undefined),
    'keyboard:press': () => ok(undefined),
    'keyboard:release': () => ok(undefined),
    // As if the machine had a US keyboard, at the careful pace.
    'keyboard:check': ({ text }) =>
      ok({
        keys: text.length,
        lines: text.split('\n').length,
        milliseconds: text.length * 80,
        untypeable: [...new Set(text)].filter((one) => !/[ -~\n\t]/.test(one)),
      }),
    'keyboard:type': ({ consoleId, text }) => {
      emit('keyboard:typing', { consoleId, typed: 0, total: text.length, end: null });
      return ok(undefined);
    },
    'keyboard:stop': ({ consoleId, because }) => {
      emit('keyboard:typing', { consoleId, typed: 1, total: 3, end: because });
      return ok(undefined);
    },
    'keyboard:clipboard': () => ok(state.clipboard),
    'settings:get': () => ok(state.settings),
    'settings:set': ({ change }) => putSettings({ ...state.settings, ...change }),
    'settings:setShortcut': ({ shortcut }) =>
      putSettings({ ...state.settings, quickOpen: { shortcut } }),
    'settings:setMachine': ({ machineId, machine }) =>
      putSettings({
        ...state.settings,
        machines: { ...state.settings.machines, [machineId]: machine },
      }),
    'requests:answer': () => ok(undefined),
    'power:look': ({ machineId }) => {
      const machine = state.machines.find(({ id }) => id === machineId);
      if (machine === undefined) return missing;
      const { status } = state.assistance[machineId] ?? {};
      return ok({ machine, assistance: status === undefined ? 'none' : 'going-on' });
    },
    'power:act': ({ machineId, action, consoleId = null }) => {
      const machine = state.machines.find(({ id }) => id === machineId);
      if (machine === undefined) return missing;
      const { name: machineName, kind } = machine;
      const run: PowerRun = {
        machineId,
        machineName,
        kind,
        action,
        since: new Date().toISOString(),
        consoleId,
        state: { state: 'asking' },
      };
      emit('power:changed', run);
      return ok(run);
    },
    'power:list': () => ok(state.power),
    'power:unwatch': () => ok(undefined),
    'watches:list': () => ok(state.watches),
    'watches:begin': ({ machineId, condition }) => {
      const machine = state.machines.find(({ id }) => id === machineId);
      if (machine === undefined) return missing;
      const { name: machineName, accountId } = machine;
      const since = new Date().toISOString();
      const watch: Watch = { machineId, machineName, accountId, condition, since };
      setWatches([...state.watches.filter((one) => one.machineId !== machineId), watch]);
      return ok(watch);
    },
    'watches:end': ({ machineId }) => {
      setWatches(state.watches.filter((one) => one.machineId !== machineId));
      return ok(undefined);
    },
    'updates:get': () => ok(state.updates),
    'updates:look': () => setUpdates({ state: 'checking' }),
    'updates:defer': () =>
      setUpdates(
        state.updates.state === 'ready' ? { ...state.updates, deferred: true } : state.updates,
      ),
    'updates:restart': () => ok(undefined),
    'assistance:show': ({ machineId }) => ok(state.assistance[machineId] ?? null),
    'assistance:unwatch': () => ok(undefined),
    'assistance:create': ({ machineId }) => {
      const record = newAssistance(machineId);
      state.assistance[machineId] = record;
      const machine = state.machines.find(({ id }) => id === machineId);
      if (machine === undefined) return missing;
      const now = new Date().toISOString();
      putSession({
        machineId,
        machineName: machine.name,
        accountId: machine.accountId,
        origin: 'own',
        begunAt: now,
        endsAt: new Date(Date.now() + 60 * 60_000).toISOString(),
        state: { state: 'seen', status: record.status, at: now },
        reached: { asked: now, 'wait-confirm': now },
        users: machine.users,
        consentSeconds: 180,
      });
      return ok(record);
    },
    'assistance:cancel': ({ machineId }) => {
      state.assistance = Object.fromEntries(
        Object.entries(state.assistance).filter(([id]) => id !== machineId),
      );
      setSessions(state.sessions.filter((session) => session.machineId !== machineId));
      return ok(undefined);
    },
    'assistance:password': () => ok('Blue-Heron-42'),
    'invitation:preview': ({ machineId, language, link, withPassword }) => {
      const record = state.assistance[machineId];
      if (record === undefined) return missing;
      const url = link === 'internet' ? record.internetLink : record.privateLink;
      const chinese = language === 'zh-CN';
      const password = withPassword ? '••••••••' : chinese ? '另行告知' : 'sent to you separately';
      const { templates } = state.settings.messages;
      return ok({
        subject: chinese ? '远程协助邀请' : 'Remote assistance',
        body:
          templates[language]?.body ??
          (chinese
            ? `您好：\n\n邀请您加入远程协助。\n\n邀请码：${record.code}\n链接：${url}\n密码：${password}`
            : `Hello,\n\nyou are invited to a remote assistance session.\n\nInvitation code: ${record.code}\nLink: ${url}\nPassword: ${password}`),
        fitsMail: true,
      });
    },
    'invitation:copy': ({ machineId }) => {
      emit('invitation:copied', {
        machineId,
        item: 'message',
        clearsAt: new Date(Date.now() + 300_000).toISOString(),
      });
      return ok(undefined);
    },
    'invitation:mail': () => ok(undefined),
    'invitation:share': () => ok(undefined),
    'invitation:check': () => ok(state.links),
    'activity:list': ({ filter, page }) => {
      const newest = [...state.activity].reverse();
      const found = newest.filter(
        (row) =>
          row.is === 'unreadable' ||
          (JSON.stringify(row).toLowerCase().includes(filter.text.toLowerCase()) &&
            row.machine.includes(filter.machine) &&
            row.machineId === (filter.machineId ?? row.machineId) &&
            (filter.subject === 'all' || row.kind.startsWith(`${filter.subject}-`)) &&
            (filter.from === null || row.at >= filter.from) &&
            (filter.until === null || row.at < filter.until)),
      );
      const { before, size } = page;
      const names = state.activity.map((row) => (row.is === 'event' ? row.machine : ''));
      return ok({
        rows: found.filter(({ line }) => before === null || line < before).slice(0, size),
        found: found.length,
        lines: newest.length,
        machines: [...new Set(names)].filter((name) => name !== '').sort(),
      });
    },
    'activity:verify': () => ok({ lines: state.activity.length, findings: [], end: 'keychain' }),
    'activity:export': ({ format }) => ok(`Crashcart activity 2026-11-22.${format}`),
    'about:read': () => ok(state.about),
    'about:notices': () => ok(state.notices),
    'diagnostics:make': () => ok(state.report),
    'diagnostics:save': () => ok('Crashcart diagnostics 2026-11-22.txt'),
    'diagnostics:showLog': () => ok(undefined),
    'proxy:answer': () => ok(undefined),
    'sessions:list': () => ok(state.sessions),
    'sessions:extend': ({ machineId }) => {
      const session = state.sessions.find((one) => one.machineId === machineId);
      if (session === undefined || session.endsAt === null) return missing;
      const endsAt = new Date(Date.parse(session.endsAt) + 30 * 60_000).toISOString();
      return ok(putSession({ ...session, endsAt }));
    },
    'sessions:cancelAll': () => {
      setSessions(state.sessions.filter(({ origin }) => origin !== 'own'));
      return ok(0);
    },
    'sessions:sweep': () => ok(undefined),
    'sessions:scan': () => ok(undefined),
    'sessions:stopScan': () => ok(undefined),
    'assistance:copy': ({ machineId, field }) => {
      emit('invitation:copied', {
        machineId,
        item: field,
        clearsAt: new Date(Date.now() + (field === 'password' ? 60_000 : 300_000)).toISOString(),
      });
      return ok(undefined);
    },
  };

  /** Answers after a turn of the event loop, as a process boundary would; never rejects. */
  function later(): Promise<void> {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }

  async function call<C extends Channel>(channel: C, args: Args<C>): Promise<Result<Answer<C>>> {
    calls.push({ channel, args });
    // What crosses the boundary is cloned: a proxy of Svelte's would fail here as it would there.
    const sent = structuredClone(args);
    const waiting = held.get(channel);
    if (waiting !== undefined) await new Promise<void>((resolve) => waiting.push(resolve));
    const given = answers.get(channel);
    const result = given ?? handlers[channel](sent);
    // An answer comes as a message of its own, and the page goes on meanwhile.
    await later();
    return structuredClone(result) as Result<Answer<C>>;
  }

  const bridge: Bridge = {
    app: {
      info: () => call('app:info', undefined),
      damages: () => call('app:damages', undefined),
      ready: () => call('app:ready', undefined),
      close: () => call('app:close', undefined),
      notify: (args) => call('app:notify', args),
      loginStart: () => call('app:loginStart', undefined),
      setLoginStart: (args) => call('app:setLoginStart', args),
      setFullScreen: (args) => call('app:setFullScreen', args),
    },
    accounts: {
      list: () => call('accounts:list', undefined),
      regions: () => call('accounts:regions', undefined),
      keychain: () => call('accounts:keychain', undefined),
      chooseCertificate: () => call('accounts:chooseCertificate', undefined),
      projects: (args) => call('accounts:projects', args),
      signIn: (args) => call('accounts:signIn', args),
      practice: () => call('accounts:practice', undefined),
      signOut: (args) => call('accounts:signOut', args),
      forget: (args) => call('accounts:forget', args),
    },
    inventory: {
      list: () => call('inventory:list', undefined),
      more: (args) => call('inventory:more', args),
      lastKnown: () => call('inventory:lastKnown', undefined),
      facts: (args) => call('inventory:facts', args),
      export: (args) => call('inventory:export', args),
    },
    library: {
      get: () => call('library:get', undefined),
      mark: (args) => call('library:mark', args),
      setSearches: (args) => call('library:setSearches', args),
    },
    consoles: {
      list: () => call('consoles:list', undefined),
      open: (args) => call('consoles:open', args),
      notify: (args) => call('consoles:notify', args),
      reconnect: (args) => call('consoles:reconnect', args),
      stopRetry: (args) => call('consoles:stopRetry', args),
      trustCertificate: (args) => call('consoles:trustCertificate', args),
      close: (args) => call('consoles:close', args),
      setViewOnly: (args) => call('consoles:setViewOnly', args),
      setApart: (args) => call('consoles:setApart', args),
      setInSight: (args) => call('consoles:setInSight', args),
      setPageZoom: (args) => call('consoles:setPageZoom', args),
      preview: (args) => call('consoles:preview', args),
      copyPicture: (args) => call('consoles:copyPicture', args),
      savePicture: (args) => call('consoles:savePicture', args),
      setPanes: (args) => call('consoles:setPanes', args),
      lastSession: () => call('consoles:lastSession', undefined),
      forgetLast: () => call('consoles:forgetLast', undefined),
    },
    keyboard: {
      press: (args) => call('keyboard:press', args),
      release: (args) => call('keyboard:release', args),
      check: (args) => call('keyboard:check', args),
      type: (args) => call('keyboard:type', args),
      stop: (args) => call('keyboard:stop', args),
      clipboard: () => call('keyboard:clipboard', undefined),
    },
    settings: {
      get: () => call('settings:get', undefined),
      set: (args) => call('settings:set', args),
      setShortcut: (args) => call('settings:setShortcut', args),
      setMachine: (args) => call('settings:setMachine', args),
    },
    assistance: {
      show: (args) => call('assistance:show', args),
      unwatch: (args) => call('assistance:unwatch', args),
      create: (args) => call('assistance:create', args),
      cancel: (args) => call('assistance:cancel', args),
      password: (args) => call('assistance:password', args),
      copy: (args) => call('assistance:copy', args),
    },
    sessions: {
      list: () => call('sessions:list', undefined),
      extend: (args) => call('sessions:extend', args),
      cancelAll: () => call('sessions:cancelAll', undefined),
      sweep: () => call('sessions:sweep', undefined),
      scan: (args) => call('sessions:scan', args),
      stopScan: (args) => call('sessions:stopScan', args),
    },
    invitation: {
      preview: (args) => call('invitation:preview', args),
      copy: (args) => call('invitation:copy', args),
      mail: (args) => call('invitation:mail', args),
      share: (args) => call('invitation:share', args),
      check: (args) => call('invitation:check', args),
    },
    power: {
      look: (args) => call('power:look', args),
      act: (args) => call('power:act', args),
      list: () => call('power:list', undefined),
      unwatch: (args) => call('power:unwatch', args),
    },
    watches: {
      list: () => call('watches:list', undefined),
      begin: (args) => call('watches:begin', args),
      end: (args) => call('watches:end', args),
    },
    updates: {
      get: () => call('updates:get', undefined),
      look: () => call('updates:look', undefined),
      defer: () => call('updates:defer', undefined),
      restart: () => call('updates:restart', undefined),
    },
    activity: {
      list: (args) => call('activity:list', args),
      verify: () => call('activity:verify', undefined),
      export: (args) => call('activity:export', args),
    },
    requests: { answer: (args) => call('requests:answer', args) },
    about: {
      read: () => call('about:read', undefined),
      notices: () => call('about:notices', undefined),
    },
    diagnostics: {
      make: () => call('diagnostics:make', undefined),
      save: (args) => call('diagnostics:save', args),
      showLog: () => call('diagnostics:showLog', undefined),
    },
    proxy: { answer: (args) => call('proxy:answer', args) },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set);
      set.add(listener);
      return () => set.delete(listener);
    },
  };

  const fake: FakeControl = {
    calls,
    faults,
    emit,
    answer: (channel, result) => {
      if (result === null) answers.delete(channel);
      else answers.set(channel, result);
    },
    hold: (channel) => held.set(channel, []),
    release: (channel) => {
      const waiting = held.get(channel) ?? [];
      held.delete(channel);
      for (const go of waiting) go();
    },
    update: (change) => Object.assign(state, change),
    consoleOf: (name) => state.consoles.find(({ machineName }) => machineName === name)?.id ?? '',
    hasTicket: (consoleId) =>
      state.consoles.some(({ id, ticketId }) => id === consoleId && ticketId !== null),
    setConsole: (consoleId, change) => {
      const console = state.consoles.find(({ id }) => id === consoleId);
      if (console !== undefined) putConsole({ ...console, ...change });
    },
  };
  Object.assign(window, { crashcart: bridge, fake });
}
