export declare const SIGN_IN: {
  readonly title: readonly ["サインイン", "Sign in"];
  readonly lead: readonly [
    "散らばった報告を、ひとつの事案に。丘から丘へ、知らせを運ぶ火のように。",
    "Scattered reports into one case. Word carried from hill to hill, faster than any rider.",
  ];
  readonly email: readonly ["メールアドレス", "Email address"];
  readonly password: readonly ["パスワード", "Password"];
  readonly go: readonly ["サインインする", "Sign in"];
  readonly going: readonly ["確認中", "Checking"];
  readonly wrong: readonly [
    "メールアドレスかパスワードが違います。もう一度入力してください。",
    "The address or the password is wrong. Enter them again.",
  ];
  readonly missing: readonly ["メールアドレスとパスワードを入力してください。", "Enter the address and the password."];
  readonly tooMany: readonly [
    "試行が続いたため、少し待ってから再試行してください。",
    "Too many tries. Wait a moment, then try again.",
  ];
  readonly demo: readonly ["演習用の利用者", "Exercise accounts"];
  readonly demoNote: readonly [
    "架空の組織の担当者です。選ぶとすぐに入れます。",
    "People of invented bodies. Choose one to enter at once.",
  ];
  readonly demoRealm: readonly [
    "演習の領域です。外部へは何も送られません。",
    "This is an exercise realm. Nothing leaves it.",
  ];
  readonly as: readonly ["{{name}}として入る", "Enter as {{name}}"];
};
