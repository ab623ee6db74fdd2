import { expose } from "comlink";
import { deskWork } from "./desk-work";

expose(deskWork);
