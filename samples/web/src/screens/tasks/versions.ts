import type { Task } from "@qeyafa/client";

/** The parts of a task that its owner writes. */
export interface Written {
  readonly title: string;
  readonly description: string;
  /** Whom it is given to; empty for nobody. */
  readonly assignedTo: string;
}

export type Part = keyof Written;

export function writtenIn(task: Task): Written {
  return { title: task.title, description: task.description ?? "", assignedTo: task.assigned_to ?? "" };
}

/** What the API is sent. */
export function bodyOf({ title, description, assignedTo }: Written) {
  return { title, description: description || null, assigned_to: assignedTo || null };
}

/** In which parts two versions differ. White space at the ends and the forms of line breaks are as the API keeps them. */
export function differences(one: Written, other: Written): Part[] {
  return (["title", "description", "assignedTo"] as const).filter((part) => kept(one[part]) !== kept(other[part]));
}

function kept(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim().normalize("NFC");
}

const longest = { title: 200, description: 10_000 } as const;

/** What is wrong with what was written, by its part: too long a text with what is allowed, or nothing where something is needed. */
export function faultsOf(written: Written): { readonly title?: "blank" | number; readonly description?: number } {
  const long = (part: keyof typeof longest) => [...written[part].trim()].length > longest[part];
  return {
    ...(written.title.trim() === "" ? { title: "blank" as const } : long("title") ? { title: longest.title } : {}),
    ...(long("description") && { description: longest.description }),
  };
}
