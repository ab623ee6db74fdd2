import { expose } from "comlink";
import { fileWork } from "../app/file-work";
import { browserTools } from "./browser-tools";
import { serveWork } from "./serve";

expose(serveWork(fileWork(browserTools)));
