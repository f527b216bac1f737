/** The council: the office's register for who coordinates, one's own membership for everybody else. */
import { useQuery } from "@tanstack/react-query";
import { Answer } from "../../app/answer.tsx";
import { QUERIES } from "../../hub/queries.ts";
import { Membership } from "./membership.tsx";
import { Register } from "./register.tsx";

export function CouncilPage() {
  const me = useQuery(QUERIES.me());
  return <Answer question={me}>{({ body }) => (body.kind === "coordinator" ? <Register /> : <Membership />)}</Answer>;
}
