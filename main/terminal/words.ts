/** What the command line says, in the languages of the interface. */
import { languageOf } from '../language';
import type { Problem } from './arguments';

export interface TerminalWords {
  readonly help: string;
  readonly problem: Readonly<Record<Problem['code'], (word: string) => string>>;
  readonly seeHelp: string;
  readonly done: (name: string) => string;
  readonly asks: (name: string) => string;
  readonly ambiguous: (name: string, count: number) => string;
  readonly more: (count: number) => string;
  readonly notFound: (name: string) => string;
  readonly meant: string;
  readonly signedOut: string;
  readonly noDesktop: (name: string) => string;
  readonly ended: string;
  readonly unreachable: (reason: string) => string;
  readonly policyUnreadable: (source: string) => string;
  readonly stale: string;
  readonly nothing: string;
}

const en: TerminalWords = {
  help: `Usage: crashcart [switches] [command]

Commands:
  open NAME              open the console of a machine
  assist NAME            show the remote assistance of a desktop
  list [--json]          list the machines
  completion SHELL       print what completes commands in bash, zsh or fish
  help                   print this

Without a command the window opens. NAME is searched for as in the window: words in any
order, fields such as account:finance. It is opened when it is the name of one machine, or
finds only one. Where Crashcart does not run, open and assist start it, and list tells the
machines as they were seen last, and says so.

Switches, before the command:
  --practice             sign in to the practice region
  --hidden               start without a window, where there is a tray icon
  --user-data-dir=DIR    keep the data there
  --self-test            look whether all is in order, and end
  --version, --help

Exit codes:
  0 done   1 failed   2 wrong command line   3 several machines are called so
  4 no machine is called so   5 no account is signed in
`,
  problem: {
    'unknown-command': (word) => `There is no command "${word}".`,
    'unknown-option': (word) => `There is no option "${word}" here.`,
    'name-missing': (word) => `"${word}" needs the name of a machine.`,
    'shell-unknown': () => 'Completion is there for bash, zsh and fish.',
    'too-much': (word) => `"${word}" is too much here.`,
  },
  seeHelp: 'See crashcart --help.',
  done: (name) => `${name} is opened in the window.`,
  asks: (name) => `${name}: the window asks how to go about it.`,
  ambiguous: (name, count) => `${count} machines may be meant by "${name}":`,
  more: (count) => `  … and ${count} more`,
  notFound: (name) => `No machine is called "${name}".`,
  meant: 'Spelt nearly so:',
  signedOut: 'No account is signed in. Sign in, in the window, and try again.',
  noDesktop: (name) => `${name} is a physical server: there is no remote assistance for it.`,
  ended: 'Crashcart ended before it could answer.',
  unreachable: (reason) => `Crashcart cannot be asked: ${reason}`,
  policyUnreadable: (source) =>
    `The rules of your organisation for Crashcart cannot be read, so nothing is opened. Tell the administrator of this computer what is wrong in ${source}:`,
  stale: 'Crashcart does not run: these are the machines as they were seen last.',
  nothing: 'No machines are known.',
};

const zh: TerminalWords = {
  help: `用法：crashcart [开关] [命令]

命令：
  open 名称              打开一台机器的控制台
  assist 名称            显示一台云桌面的远程协助
  list [--json]          列出机器
  completion SHELL       输出 bash、zsh 或 fish 的命令补全
  help                   显示本说明

不带命令时打开窗口。名称的查找方式与窗口中相同：词序不限，可用 account:finance 这样的
字段。名称与一台机器完全相同，或只找到一台时才会打开。Crashcart 未运行时，open 和 assist
会启动它，list 则列出上次看到的机器并加以说明。

开关（写在命令之前）：
  --practice             登录演练区域
  --hidden               有托盘图标时，启动而不显示窗口
  --user-data-dir=DIR    数据保存在该处
  --self-test            检查一切是否正常，然后结束
  --version、--help

退出码：
  0 完成   1 失败   2 命令行有误   3 有多台机器符合
  4 没有这个名称的机器   5 没有已登录的账号
`,
  problem: {
    'unknown-command': (word) => `没有命令“${word}”。`,
    'unknown-option': (word) => `此处没有选项“${word}”。`,
    'name-missing': (word) => `“${word}”需要一台机器的名称。`,
    'shell-unknown': () => '命令补全支持 bash、zsh 和 fish。',
    'too-much': (word) => `此处“${word}”是多余的。`,
  },
  seeHelp: '请参阅 crashcart --help。',
  done: (name) => `${name} 已在窗口中打开。`,
  asks: (name) => `${name}：请在窗口中选择如何进行。`,
  ambiguous: (name, count) => `“${name}”可能是指以下 ${count} 台机器：`,
  more: (count) => `  … 另有 ${count} 台`,
  notFound: (name) => `没有名为“${name}”的机器。`,
  meant: '拼写相近的有：',
  signedOut: '没有已登录的账号。请在窗口中登录后重试。',
  noDesktop: (name) => `${name} 是物理服务器，没有远程协助。`,
  ended: 'Crashcart 在回答之前已结束。',
  unreachable: (reason) => `无法向 Crashcart 询问：${reason}`,
  policyUnreadable: (source) =>
    `您的组织为 Crashcart 设定的规则无法读取，因此不会打开任何内容。请将 ${source} 中的问题告知本机的管理员：`,
  stale: 'Crashcart 未运行：以下是上次看到的机器。',
  nothing: '没有已知的机器。',
};

const WORDS = { en, 'zh-CN': zh };

/** In the language of the terminal: that of its environment, or on Windows the system's. */
export function terminalWords(
  env: NodeJS.ProcessEnv,
  system = Intl.DateTimeFormat().resolvedOptions().locale,
): TerminalWords {
  // Empty ones say nothing.
  const named = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG'], system].find(Boolean) ?? '';
  return WORDS[languageOf(named)];
}
