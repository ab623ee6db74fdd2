import { afterAll, beforeAll } from "@jest/globals";
import { hostContract } from "../contract/host-contract";
import type { HostUnderTest } from "../contract/host-contract";
import { GridPage } from "./grid-page";
import { GridPerson } from "./person";

let page: GridPage;

beforeAll(async () => {
  page = await GridPage.open();
});

afterAll(async () => {
  await page.close();
});

/** A grid without a workbook; it is started anew before the first verb. */
function gridUnderTest(): HostUnderTest {
  const started = page.restart();
  const person = new GridPerson(page);
  const { host } = page;
  return {
    host: {
      render: (...given) => started.then(() => host.render(...given)),
      read: (...given) => started.then(() => host.read(...given)),
      write: (...given) => started.then(() => host.write(...given)),
      reveal: (...given) => started.then(() => host.reveal(...given)),
      onEdited: (...given) => started.then(() => host.onEdited(...given)),
    },
    person,
    settled: () =>
      new Promise((resolve) => {
        setTimeout(resolve, 800);
      }),
    stop: () => started,
  };
}

hostContract("the grid in Chromium", gridUnderTest);
