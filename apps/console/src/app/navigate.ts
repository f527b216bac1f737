/** Going to an address of the console from code; links use `Go`. */
import { useContext } from "react";
import { GoContext } from "../ui/go.tsx";

export function useNavigateTo(): (href: string) => void {
  const go = useContext(GoContext);
  return go ?? ((href) => location.assign(href));
}
