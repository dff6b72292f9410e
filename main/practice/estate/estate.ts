import { makeDesktops } from './desktops';
import type { Desktop, Machine, Project, Server } from './models';
import { Random } from './random';
import { makeServers } from './servers';
import type { EstateSize } from '../options';

/** Everything the practice company owns. */
export class Estate {
  readonly domainId: string;
  readonly projects: readonly Project[];
  /** Desktops whose users began a session themselves before the region started. */
  readonly selfHelp: readonly Desktop[];
  private readonly desktopLists = new Map<string, readonly Desktop[]>();
  private readonly serverLists = new Map<string, readonly Server[]>();
  private readonly byId = new Map<string, Machine>();

  constructor(
    readonly region: string,
    seed: number,
    size: EstateSize,
    readonly started: Date,
  ) {
    const random = new Random(seed);
    this.domainId = random.hex(32);
    const main = this.makeProject(random, '', 'The practice region', true, this.domainId);
    const sub = (suffix: string, description: string, workspace: boolean) =>
      this.makeProject(random, `_${suffix}`, description, workspace, main.id);
    this.projects = [
      main,
      sub('support', 'Machines of the support team', true),
      sub('lab', 'Machines to try things on', true),
      sub('archive', 'Workspace was never opened here', false),
    ];

    const sizes: readonly EstateSize[] = [
      size,
      { desktops: Math.ceil(size.desktops / 20), servers: Math.ceil(size.servers / 10) },
      { desktops: Math.ceil(size.desktops / 40), servers: Math.ceil(size.servers / 20) },
      { desktops: 0, servers: 1 },
    ];
    const selfHelp: Desktop[] = [];
    for (const [index, project] of this.projects.entries()) {
      const { desktops, servers } = sizes[index] ?? { desktops: 0, servers: 0 };
      const place = { projectId: project.id, region, now: started };
      const made = makeDesktops(desktops, index === 0, random, place);
      selfHelp.push(...made.selfHelp);
      this.desktopLists.set(project.id, made.desktops);
      this.serverLists.set(project.id, makeServers(servers, index === 0, random, place));
    }
    this.selfHelp = selfHelp;
    for (const lists of [this.desktopLists, this.serverLists]) {
      for (const list of lists.values())
        for (const machine of list) this.byId.set(machine.id, machine);
    }
  }

  desktopsOf(projectId: string): readonly Desktop[] {
    return this.desktopLists.get(projectId) ?? [];
  }

  serversOf(projectId: string): readonly Server[] {
    return this.serverLists.get(projectId) ?? [];
  }

  project(id: string): Project | undefined {
    return this.projects.find((project) => project.id === id);
  }

  machine(id: string): Machine | undefined {
    return this.byId.get(id);
  }

  /** By id, else the first of that name; the region's own project comes first. */
  findDesktop(idOrName: string): Desktop | undefined {
    const machine = this.byId.get(idOrName);
    if (machine?.kind === 'desktop') return machine;
    return this.firstOf(this.desktopLists, idOrName);
  }

  findServer(idOrName: string): Server | undefined {
    const machine = this.byId.get(idOrName);
    if (machine?.kind === 'server') return machine;
    return this.firstOf(this.serverLists, idOrName);
  }

  private firstOf<M extends Machine>(
    lists: ReadonlyMap<string, readonly M[]>,
    name: string,
  ): M | undefined {
    for (const list of lists.values()) {
      const machine = list.find((one) => one.name === name);
      if (machine !== undefined) return machine;
    }
    return undefined;
  }

  private makeProject(
    random: Random,
    suffix: string,
    description: string,
    workspace: boolean,
    parentId: string,
  ): Project {
    return {
      id: random.hex(32),
      name: `${this.region}${suffix}`,
      parentId,
      description,
      workspace,
    };
  }
}
