import type { ComponentProps } from "react";
import { Page } from "../../ui/page";
import "../../styles/measurements.css";

/** A screen of this part of the program, with its styles. */
export function Screen(page: ComponentProps<typeof Page>) {
  return <div className="measurements"><Page {...page} /></div>;
}
