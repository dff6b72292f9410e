/** One request as the region saw it, for tests. */
export interface RecordedRequest {
  readonly service: 'iam' | 'workspace' | 'clouddc' | 'console' | 'none';
  readonly method: string;
  readonly path: string;
  /** Every value of every query key. */
  readonly query: Readonly<Record<string, readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly requestId: string;
  readonly time: Date;
}

/** Remembers the last requests, oldest first; older ones fall out. */
export class RequestRecorder {
  private kept: RecordedRequest[] = [];

  constructor(private readonly capacity: number) {}

  add(request: RecordedRequest): void {
    this.kept.push(request);
    // Trim by halves: no array is shifted on every request.
    if (this.kept.length > this.capacity * 2) this.kept = this.kept.slice(-this.capacity);
  }

  get requests(): readonly RecordedRequest[] {
    return this.kept.slice(-this.capacity);
  }

  clear(): void {
    this.kept = [];
  }
}
