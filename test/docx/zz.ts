import { readDocx } from "../../src/docx"; import { readFileSync } from "node:fs"; import { drawn } from "./reading";
const b = readDocx(readFileSync(process.argv[2]!), {file:"x"}).blocks; console.log(drawn(b)); console.log(b.map(x=>x.type==="paragraph"?[x.heading,x.labelLevel]:0));
