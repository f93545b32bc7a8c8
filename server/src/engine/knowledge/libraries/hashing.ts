/** Work that keeps a processor busy: password hashing, compression, models. */
import { defineLibrary, type Library } from "../library.js";

export const hashing: readonly Library[] = [
  defineLibrary({ module: "hashlib", blocking: [{ rule: "blocking-cpu", names: ["pbkdf2_hmac", "scrypt"], thread: "ok" }] }),
  defineLibrary({ module: "crypt", blocking: [{ rule: "blocking-cpu", names: ["crypt"], thread: "ok", until: { minor: 13 } }] }),
  defineLibrary({
    module: "bcrypt",
    blocking: [{ rule: "blocking-cpu", names: ["hashpw", "checkpw", "kdf"], thread: "ok" }],
  }),
  defineLibrary({
    module: "passlib.context",
    blocking: [{ rule: "blocking-cpu", names: ["CryptContext.{hash,verify,encrypt,verify_and_update}"], thread: "ok" }],
  }),
  defineLibrary({
    module: "passlib.hash",
    blocking: [
      {
        rule: "blocking-cpu",
        names: ["{argon2,bcrypt,bcrypt_sha256,pbkdf2_sha256,pbkdf2_sha512,scrypt,sha256_crypt,sha512_crypt}.{hash,verify}"],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({ module: "argon2", blocking: [{ rule: "blocking-cpu", names: ["PasswordHasher.{hash,verify}"], thread: "ok" }] }),
  defineLibrary({
    module: "pwdlib",
    blocking: [
      {
        rule: "blocking-cpu",
        names: ["PasswordHash.{hash,verify,verify_and_update}", "PasswordHash.recommended.{hash,verify,verify_and_update}"],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "werkzeug.security",
    blocking: [{ rule: "blocking-cpu", names: ["generate_password_hash", "check_password_hash"], thread: "ok" }],
  }),
  defineLibrary({
    module: "django.contrib.auth.hashers",
    blocking: [{ rule: "blocking-cpu", names: ["make_password", "check_password"], thread: "ok", instead: "acheck_password" }],
  }),
  defineLibrary({ module: "zlib", blocking: [{ rule: "blocking-cpu", names: ["compress", "decompress"], thread: "ok" }] }),
  defineLibrary({ module: "gzip", blocking: [{ rule: "blocking-cpu", names: ["compress", "decompress"], thread: "ok" }] }),
  defineLibrary({ module: "bz2", blocking: [{ rule: "blocking-cpu", names: ["compress", "decompress"], thread: "ok" }] }),
  defineLibrary({ module: "lzma", blocking: [{ rule: "blocking-cpu", names: ["compress", "decompress"], thread: "ok" }] }),
  defineLibrary({
    module: "sklearn.linear_model",
    blocking: [
      {
        rule: "blocking-cpu",
        names: ["{LinearRegression,LogisticRegression}.{fit,predict}", "LogisticRegression.predict_proba"],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "sklearn.ensemble",
    blocking: [
      {
        rule: "blocking-cpu",
        names: [
          "{RandomForestClassifier,RandomForestRegressor,GradientBoostingClassifier}.{fit,predict}",
          "{RandomForestClassifier,GradientBoostingClassifier}.predict_proba",
        ],
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "transformers",
    blocking: [{ rule: "blocking-cpu", names: ["AutoModelForCausalLM.from_pretrained.generate"], severity: "warning", thread: "ok" }],
  }),
  defineLibrary({
    module: "sentence_transformers",
    blocking: [{ rule: "blocking-cpu", names: ["SentenceTransformer.encode", "CrossEncoder.predict"], severity: "warning", thread: "ok" }],
  }),
  defineLibrary({
    module: "whisper",
    blocking: [{ rule: "blocking-cpu", names: ["load_model", "load_model.transcribe", "transcribe"], severity: "warning", thread: "ok" }],
  }),
  defineLibrary({
    module: "faster_whisper",
    blocking: [{ rule: "blocking-cpu", names: ["WhisperModel", "WhisperModel.transcribe"], severity: "warning", thread: "ok" }],
  }),
  defineLibrary({ module: "pytesseract", blocking: [{ rule: "blocking-cpu", names: ["image_to_string", "image_to_data"], thread: "ok" }] }),
  defineLibrary({ module: "easyocr", blocking: [{ rule: "blocking-cpu", names: ["Reader", "Reader.readtext"], thread: "ok" }] }),
];
