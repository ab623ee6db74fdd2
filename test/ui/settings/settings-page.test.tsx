import { afterEach, describe, expect, it } from "@jest/globals";
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import SettingsPage from "../../../src/ui/settings/settings-page";
import { showPage } from "../pane-under-test";

afterEach(cleanup);

describe("the settings", () => {
  it("change the language where another one is chosen", async () => {
    const chosen: string[] = [];
    showPage(<SettingsPage />, {
      jobs: {},
      context: { chooseLanguage: (language) => chosen.push(language) },
    });
    await userEvent.click(screen.getByRole("radio", { name: "English" }));
    expect(chosen).toEqual(["en"]);
  });
});
