import { authMe, type User } from "@qeyafa/client";
import { createContext, use, type ReactNode } from "react";
import { client } from "../client";
import { useUserId } from "./session";
import { useQuery, type Query } from "./use-query";

const Context = createContext<Query<User> | undefined>(undefined);

/** Reads the account of whoever is signed in, once for all screens. */
export function AccountProvider({ children }: { children: ReactNode }) {
  const userId = useUserId();
  const account = useQuery((signal) => authMe(client, {}, { signal }), [userId]);
  return <Context value={account}>{children}</Context>;
}

/** The account of whoever is signed in. */
export function useAccount(): Query<User> {
  const account = use(Context);
  if (!account) throw new Error("There is no AccountProvider above.");
  return account;
}
