import { vi } from 'vitest';

// Test files share a process, which saves more than half of the time; what our modules remember they do not share.
vi.resetModules();
