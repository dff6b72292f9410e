import type { AssistanceDesk, AssistanceRecord } from './estate/assistance';
import type {
  Consent,
  ConnectStatus,
  Desktop,
  DesktopStatus,
  HealthState,
  ManageState,
  OperationState,
  Server,
  TaskStatus,
} from './estate/models';

/** One desktop in the hands of a test. What is set here the simulation leaves alone. */
export class DesktopControl {
  constructor(
    private readonly desktop: Desktop,
    private readonly desk: AssistanceDesk,
  ) {}

  get id(): string {
    return this.desktop.id;
  }

  get name(): string {
    return this.desktop.name;
  }

  get projectId(): string {
    return this.desktop.projectId;
  }

  get status(): DesktopStatus {
    return this.desktop.status;
  }

  get taskStatus(): TaskStatus {
    return this.desktop.taskStatus;
  }

  get connectStatus(): ConnectStatus {
    return this.desktop.connectStatus;
  }

  /** The remote-assistance record as it is now. */
  get assistance(): Readonly<AssistanceRecord> | undefined {
    return this.desk.show(this.desktop);
  }

  setConnectStatus(status: ConnectStatus): void {
    this.desktop.pinned = true;
    this.desktop.connectStatus = status;
  }

  /** Switches it on or off at once, with the connection status that goes with it. */
  setStatus(status: DesktopStatus, taskStatus: TaskStatus = ''): void {
    const { desktop } = this;
    if (status === 'ACTIVE' && desktop.status !== 'ACTIVE') {
      desktop.boots += 1;
      desktop.connectStatus = 'REGISTERED';
    }
    if (status !== 'ACTIVE') desktop.connectStatus = 'UNREGISTER';
    desktop.pinned = true;
    desktop.status = status;
    desktop.taskStatus = taskStatus;
  }

  /** What its user answers to the next request for assistance. */
  setConsent(consent: Consent): void {
    this.desktop.consent = consent;
  }

  setSpacePassword(protectedByPassword: boolean): void {
    this.desktop.spacePassword = protectedByPassword;
  }

  /** The user begins a session himself (ENDUSER_INITIATE). */
  beginAssistance(): void {
    this.desk.create(this.desktop, 'ENDUSER_INITIATE');
  }

  /** The user ends the session. */
  endAssistance(): void {
    this.desk.end(this.desktop);
  }
}

/** One physical server in the hands of a test. */
export class ServerControl {
  constructor(private readonly server: Server) {}

  get id(): string {
    return this.server.id;
  }

  get name(): string {
    return this.server.name;
  }

  get projectId(): string {
    return this.server.projectId;
  }

  get powerState(): 'on' | 'off' {
    return this.server.powerState;
  }

  get operationState(): OperationState {
    return this.server.operationState;
  }

  setPower(state: 'on' | 'off', operation: OperationState = ''): void {
    if (state === 'on' && this.server.powerState === 'off') this.server.boots += 1;
    this.server.powerState = state;
    this.server.operationState = operation;
  }

  setHealth(state: HealthState): void {
    this.server.healthState = state;
  }

  setManageState(state: ManageState): void {
    this.server.manageState = state;
  }
}
