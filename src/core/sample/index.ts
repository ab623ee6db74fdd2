export { SAMPLE_UNION, sampleCounty, sampleDay } from "./county";
export type { Delivery, SampleBranch, SampleCounty } from "./county";
export { fillIn } from "./fill-in";
export type { FillInOptions } from "./fill-in";
export { PROFILES } from "./profile";
export type { Profile } from "./profile";
