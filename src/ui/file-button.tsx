import { Button } from "@fluentui/react-components";
import { useRef } from "react";
import type { ReactElement } from "react";
import type { ChosenFile } from "../app/pane";

/** A button that lets a person choose files, or a folder with all that lies below it. */
export function FileButton({
  label,
  accept,
  multiple = false,
  folder = false,
  primary = false,
  onFiles,
}: {
  readonly label: string;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly folder?: boolean;
  readonly primary?: boolean;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}): ReactElement {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        appearance={primary ? "primary" : "secondary"}
        onClick={() => {
          input.current?.click();
        }}
      >
        {label}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          // React knows no such property; browsers set it by this name.
          if (folder) element?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        aria-label={label}
        accept={folder ? undefined : accept}
        multiple={multiple || folder}
        onChange={(event) => {
          const { files } = event.currentTarget;
          if (files !== null && files.length > 0) onFiles(chosenFiles(files));
          // The same file may be chosen again, perhaps after it was mended.
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** Files of an input or a drop as the app takes them, named with the folders below the one that was chosen. */
export function chosenFiles(files: Iterable<File>): readonly ChosenFile[] {
  return Array.from(files, (file) => ({
    name: pathOf(file),
    blob: file,
    modifiedAt: new Date(file.lastModified).toISOString(),
  }));
}

function pathOf(file: File): string {
  // Typed as always there; not every web view knows it.
  const path = (file.webkitRelativePath as string | undefined) ?? "";
  return path === "" ? file.name : path.slice(path.indexOf("/") + 1);
}
