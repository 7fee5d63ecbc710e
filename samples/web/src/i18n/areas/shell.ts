import { plural } from "../plural";
import { translated } from "../texts";

/** The frame of every page. */
export const shell = translated({
  en: {
    home: "Home", measurements: "Measurements", wardrobe: "Wardrobe", body: "Body", tryOn: "Try-on", favorites: "Favourites", conversations: "Conversations", tasks: "Tasks", profile: "Profile", account: "Account",
    skip: "Skip to the content", navigation: "Main", menu: "Menu", language: "Language", theme: "Colours",
    themes: { system: "System", light: "Light", dark: "Dark" },
    signIn: "Sign in", signOut: "Sign out",
    unread: (count: number) => plural("en", count, { one: "# unread", other: "# unread" }),
    connectionLost: "The connection is lost. What you see may be old; what you type stays here. We keep trying.",
    connectionBack: "The connection is back.",
    brokenTitle: "This page does not work at the moment",
    broken: "Something went wrong while it was drawn. Load it again; if that does not help, go to the start page.",
    outdated: "A part of the page could not be loaded: there may be a newer version, or no connection. Load it again.",
    reload: "Load again", toHome: "To the start page",
    notFoundTitle: "There is nothing here", notFound: "The address is mistyped, or what was here is gone.",
  },
  fr: {
    home: "Accueil", measurements: "Mensurations", wardrobe: "Garde-robe", body: "Corps", tryOn: "Essayages", favorites: "Favoris", conversations: "Conversations", tasks: "Tâches", profile: "Profil", account: "Compte",
    skip: "Aller au contenu", navigation: "Navigation principale", menu: "Menu", language: "Langue", theme: "Couleurs",
    themes: { system: "Système", light: "Clair", dark: "Sombre" },
    signIn: "Se connecter", signOut: "Se déconnecter",
    unread: (count: number) => plural("fr", count, { one: "# non lu", other: "# non lus" }),
    connectionLost: "La connexion est perdue. Ce que vous voyez n’est peut-être plus à jour ; ce que vous saisissez reste ici. Nous réessayons.",
    connectionBack: "La connexion est rétablie.",
    brokenTitle: "Cette page ne fonctionne pas pour le moment",
    broken: "Une erreur s’est produite à l’affichage. Rechargez la page ; si cela ne suffit pas, revenez à l’accueil.",
    outdated: "Une partie de la page n’a pas pu être chargée : il existe peut-être une version plus récente, ou la connexion manque. Rechargez la page.",
    reload: "Recharger", toHome: "Aller à l’accueil",
    notFoundTitle: "Il n’y a rien ici", notFound: "L’adresse est erronée, ou ce qui s’y trouvait n’existe plus.",
  },
  ar: {
    home: "الرئيسية", measurements: "القياسات", wardrobe: "خزانة الملابس", body: "الجسم", tryOn: "تجربة الملابس", favorites: "المفضلة", conversations: "المحادثات", tasks: "المهام", profile: "الملف الشخصي", account: "الحساب",
    skip: "انتقل إلى المحتوى", navigation: "التنقل الرئيسي", menu: "القائمة", language: "اللغة", theme: "الألوان",
    themes: { system: "النظام", light: "فاتح", dark: "داكن" },
    signIn: "تسجيل الدخول", signOut: "تسجيل الخروج",
    unread: (count: number) => plural("ar", count, { zero: "لا رسائل جديدة", one: "رسالة غير مقروءة", two: "رسالتان غير مقروءتين", few: "# رسائل غير مقروءة", many: "# رسالة غير مقروءة", other: "# رسالة غير مقروءة" }),
    connectionLost: "انقطع الاتصال. قد يكون ما تراه قديمًا، وما تكتبه يبقى هنا. نواصل المحاولة.",
    connectionBack: "عاد الاتصال.",
    brokenTitle: "هذه الصفحة لا تعمل الآن",
    broken: "حدث خطأ أثناء عرضها. أعد تحميلها، وإن لم يُجدِ ذلك فعُد إلى الصفحة الرئيسية.",
    outdated: "تعذّر تحميل جزء من الصفحة: ربما توجد نسخة أحدث، أو لا يوجد اتصال. أعد تحميلها.",
    reload: "أعد التحميل", toHome: "إلى الصفحة الرئيسية",
    notFoundTitle: "لا شيء هنا", notFound: "العنوان غير صحيح، أو أن ما كان هنا لم يعد موجودًا.",
  },
});
