import type { ComponentProps } from "react";
import { Page } from "../../ui/page";
import "../../styles/wardrobe.css";

/** A screen of the wardrobe, the body, try-ons or favourites, with their styles. */
export function Screen(page: ComponentProps<typeof Page>) {
  return <div className="wardrobe"><Page {...page} /></div>;
}
