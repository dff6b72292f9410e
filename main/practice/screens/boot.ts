import type { ScreenSubject } from './screen';

/** What a machine prints while it starts: waits of so many ms between pieces of text. */
export type BootStep = readonly [waitMs: number, text: string];

const DIM = '\u001b[90m';
const BRIGHT = '\u001b[97m';
const GREEN = '\u001b[92m';
const YELLOW = '\u001b[93m';
const RED = '\u001b[91m';
const PLAIN = '\u001b[0m';

const good = `${GREEN}OK${PLAIN}`;

/** The line of the self-test that tells of the server's health. */
function healthSteps(health: ScreenSubject['health']): readonly BootStep[] {
  if (health === 'Warning') {
    return [[500, `  DIMM A3      ${YELLOW}correctable errors above threshold${PLAIN}\n`]];
  }
  if (health === 'Critical') {
    return [[900, `  RAID 0       ${RED}DEGRADED: drives 4 and 5 have failed${PLAIN}\n`]];
  }
  if (health === 'Unknown')
    return [[700, `  BMC          ${YELLOW}no answer, health unknown${PLAIN}\n`]];
  return [];
}

/** Power-on self-test of a server. */
export function selfTest(subject: ScreenSubject): readonly BootStep[] {
  const memory: BootStep[] = [32, 96, 160, 224, 256].map((gigabytes) => [
    140,
    `\r  Memory       ${String(gigabytes).padStart(3)} GB${gigabytes === 256 ? `  ${good}\n` : ''}`,
  ]);
  return [
    [0, `${BRIGHT}${subject.hardware}${PLAIN}\n`],
    [120, `System firmware 2.07  ${DIM}practice region, nothing here is real${PLAIN}\n\n`],
    [200, `  Machine      ${BRIGHT}${subject.name}${PLAIN}\n`],
    [150, '  Processors   2 x 32 cores\n'],
    ...memory,
    [180, `  PCIe         10 devices  ${good}\n`],
    [220, `  Network      eth0 25 Gb/s link up, eth1 25 Gb/s link up  ${good}\n`],
    [320, '  Storage      RAID controller 0\n'],
    [180, '                 disk 0   960 GB SSD  online\n'],
    [120, '                 disk 1   960 GB SSD  online\n'],
    [120, '                 disk 2  3840 GB SSD  online\n'],
    [120, '                 disk 3  3840 GB SSD  online\n'],
    ...healthSteps(subject.health),
    [
      350,
      `  Self-test    ${subject.health === 'Critical' ? `${RED}finished with errors${PLAIN}` : good}\n\n`,
    ],
    [250, `${DIM}Starting the boot loader …${PLAIN}\n`],
    [900, ''],
  ];
}

export const MENU_ENTRIES = [
  'Linux 5.10.0-practice',
  'Linux 5.10.0-practice (recovery mode)',
  'Memory test',
  'Firmware setup',
] as const;

const stamp = (secondsUp: number): string =>
  `${DIM}[${secondsUp.toFixed(6).padStart(12)}]${PLAIN} `;

const SERVICES = [
  'Journal Service',
  'Load Kernel Modules',
  'Create Volatile Files and Directories',
  'File System Check on Root Device',
  'Remount Root and Kernel File Systems',
  'Network Name Resolution',
  'Network Service',
  'System Logging Service',
  'OpenSSH server daemon',
  'Cloud agent',
  'Regular background program processing daemon',
  'Permit User Sessions',
  'Getty on tty1',
] as const;

/** The kernel and the services coming up. */
export function kernelLog(subject: ScreenSubject, recovery: boolean): readonly BootStep[] {
  const kernel = [
    'Linux version 5.10.0-practice (builder@practice) #1 SMP',
    `Command line: BOOT_IMAGE=/vmlinuz root=/dev/sda2 ro ${recovery ? 'single' : 'quiet'}`,
    `DMI: ${subject.hardware === '' ? 'Cloud desktop, practice region' : subject.hardware}`,
    'Memory: 263892340K/268435456K available',
    'smpboot: CPU0 is up, allowing 64 CPUs',
    'PCI: Using configuration type 1 for base access',
    'scsi host0: ahci',
    'sd 0:0:0:0: [sda] Attached SCSI disk',
    'EXT4-fs (sda2): mounted filesystem with ordered data mode',
    'IPv6: ADDRCONF(NETDEV_CHANGE): eth0: link becomes ready',
    `systemd[1]: Set hostname to <${subject.name}>.`,
  ];
  const lines: BootStep[] = kernel.map((text, index) => [
    60 + (index % 4) * 45,
    `${stamp(0.031 + index * 0.174)}${text}\n`,
  ]);
  const services: BootStep[] = SERVICES.map((name, index) => {
    const failed = subject.health === 'Critical' && name.startsWith('File System');
    const tag = failed ? `${RED}FAILED${PLAIN}` : `  ${GREEN}OK${PLAIN}  `;
    return [70 + (index % 3) * 60, `[${tag}] ${failed ? 'Failed to start' : 'Started'} ${name}.\n`];
  });
  return [...lines, [250, '\n'], ...services, [600, '']];
}
