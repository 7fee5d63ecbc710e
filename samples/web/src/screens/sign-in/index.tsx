import { Route, Switch } from "wouter";
import { SignInFirst } from "../../shell/wanted";
import { ForgottenPassword } from "./forgotten-password";
import { Register } from "./register";
import { RegisterByPhone } from "./register-by-phone";
import { SignIn } from "./sign-in";
import { SignInByPhone } from "./sign-in-by-phone";

/** What those see who are not signed in. */
export default function Guest() {
  return (
    <div className="narrow">
      <Switch>
        <Route path="/sign-in" component={SignIn} />
        <Route path="/sign-in/phone" component={SignInByPhone} />
        <Route path="/register" component={Register} />
        <Route path="/register/phone" component={RegisterByPhone} />
        <Route path="/forgot-password" component={ForgottenPassword} />
        <Route component={SignInFirst} />
      </Switch>
    </div>
  );
}
