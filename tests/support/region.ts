import {
  createPracticeRegion,
  INSTANT_TIMINGS,
  type PracticeRegion,
  type PracticeRegionOptions,
} from '../../main/practice/region';

export type TestRegion = PracticeRegion;
