/** Libraries that read and write files of a format: YAML, tables, arrays, images, documents, models. */
import { defineLibrary, type Library } from "../library.js";

export const formats: readonly Library[] = [
  defineLibrary({
    module: "yaml",
    blocking: [
      {
        rule: "blocking-file",
        names: ["load", "load_all", "full_load", "safe_load", "safe_load_all", "unsafe_load"],
        operand: { index: 0, name: "stream", only: "file" },
        thread: "ok",
      },
      {
        rule: "blocking-file",
        names: ["dump", "dump_all", "safe_dump", "safe_dump_all"],
        operand: { index: 1, name: "stream", only: "file" },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "tomli",
    blocking: [{ rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" }],
  }),
  defineLibrary({
    module: "tomli_w",
    blocking: [{ rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" }],
  }),
  defineLibrary({
    module: "toml",
    blocking: [
      // A path, or a file.
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "f" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "f", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "tomlkit",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "fp", only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "fp", only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "simplejson",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "ujson",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "dill",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "cloudpickle",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, only: "file" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, only: "file" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "joblib",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "filename" }, thread: "ok" },
      { rule: "blocking-file", names: ["dump"], operand: { index: 1, name: "filename" }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "pandas",
    blocking: [
      {
        rule: "blocking-file",
        names: [
          "read_{csv,table,fwf,excel,json,html,xml,parquet,feather,orc,pickle,stata,sas,spss,hdf}",
          "ExcelFile",
          "ExcelWriter",
          "HDFStore",
        ],
        operand: { index: 0 },
        thread: "ok",
      },
      { rule: "blocking-database", names: ["read_sql", "read_sql_query", "read_sql_table", "read_gbq"], thread: "ok" },
      {
        rule: "blocking-file",
        names: ["{DataFrame,Series}.to_{csv,excel,json,html,xml,parquet,feather,orc,pickle,stata,hdf,latex,markdown}"],
        operand: { index: 0 },
        thread: "ok",
      },
      { rule: "blocking-database", names: ["{DataFrame,Series}.to_sql"], thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "polars",
    blocking: [
      {
        rule: "blocking-file",
        names: ["read_{csv,excel,ipc,json,ndjson,parquet,avro,delta}", "DataFrame.write_{csv,excel,ipc,json,ndjson,parquet,avro,delta}"],
        operand: { index: 0 },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "numpy",
    blocking: [
      {
        rule: "blocking-file",
        names: ["load", "loadtxt", "genfromtxt", "fromfile", "save", "savez", "savez_compressed", "savetxt"],
        operand: { index: 0 },
        thread: "ok",
      },
    ],
  }),
  defineLibrary({
    module: "PIL.Image",
    blocking: [
      { rule: "blocking-file", names: ["open"], operand: { index: 0, name: "fp" }, thread: "ok" },
      { rule: "blocking-file", names: ["Image.save"], operand: { index: 0, name: "fp" }, thread: "ok" },
    ],
    stubs: {
      PIL: "",
      "PIL.Image": `from typing import Any, Self
class Image:
    def __enter__(self) -> Self: ...
    def __exit__(self, *args: object) -> None: ...
    def convert(self, *args: Any, **kwargs: Any) -> Image: ...
    def copy(self) -> Image: ...
    def crop(self, box: Any = ...) -> Image: ...
    def filter(self, filter: Any) -> Image: ...
    def quantize(self, *args: Any, **kwargs: Any) -> Image: ...
    def resize(self, *args: Any, **kwargs: Any) -> Image: ...
    def rotate(self, *args: Any, **kwargs: Any) -> Image: ...
    def save(self, fp: Any, format: str | None = ..., **params: Any) -> None: ...
    def thumbnail(self, *args: Any, **kwargs: Any) -> None: ...
    def transpose(self, method: Any) -> Image: ...
    width: int
    height: int
    size: tuple[int, int]
    mode: str
    format: str | None
    def __getattr__(self, name: str) -> Any: ...
def alpha_composite(im1: Image, im2: Image) -> Image: ...
def blend(im1: Image, im2: Image, alpha: float) -> Image: ...
def composite(image1: Image, image2: Image, mask: Image) -> Image: ...
def fromarray(obj: Any, mode: str | None = ...) -> Image: ...
def frombytes(mode: str, size: Any, data: bytes, *args: Any) -> Image: ...
def merge(mode: str, bands: Any) -> Image: ...
def new(mode: str, size: Any, color: Any = ...) -> Image: ...
def open(fp: Any, mode: str = ..., formats: Any = ...) -> Image: ...
`,
    },
  }),
  defineLibrary({
    module: "cv2",
    blocking: [
      { rule: "blocking-file", names: ["imread", "imwrite"], thread: "ok" },
      { rule: "blocking-file", names: ["VideoCapture", "VideoCapture.read"], severity: "warning" },
    ],
  }),
  defineLibrary({
    module: "imageio",
    blocking: [{ rule: "blocking-file", names: ["imread", "imwrite", "mimread", "mimsave"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "imageio.v2",
    blocking: [{ rule: "blocking-file", names: ["imread", "imwrite", "mimread", "mimsave"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "imageio.v3",
    blocking: [{ rule: "blocking-file", names: ["imread", "imwrite"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "matplotlib.pyplot",
    blocking: [{ rule: "blocking-file", names: ["savefig", "imread", "imsave"], operand: { index: 0 } }],
  }),
  defineLibrary({
    module: "matplotlib.figure",
    blocking: [{ rule: "blocking-file", names: ["Figure.savefig"], operand: { index: 0 } }],
  }),
  defineLibrary({
    module: "openpyxl",
    blocking: [
      { rule: "blocking-file", names: ["load_workbook", "load_workbook.save", "Workbook.save"], operand: { index: 0 }, thread: "ok" },
    ],
  }),
  defineLibrary({
    module: "docx",
    blocking: [{ rule: "blocking-file", names: ["Document", "Document.save"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "pptx",
    blocking: [{ rule: "blocking-file", names: ["Presentation", "Presentation.save"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "pypdf",
    blocking: [{ rule: "blocking-file", names: ["PdfReader", "PdfWriter.write"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "PyPDF2",
    blocking: [{ rule: "blocking-file", names: ["PdfReader", "PdfWriter.write"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "pdfplumber",
    blocking: [{ rule: "blocking-file", names: ["open"], operand: { index: 0, name: "path_or_fp" } }],
  }),
  defineLibrary({
    module: "fitz",
    blocking: [
      { rule: "blocking-file", names: ["open", "Document"], operand: { index: 0, name: "filename" }, unless: [{ name: "stream" }] },
    ],
  }),
  defineLibrary({
    module: "pymupdf",
    blocking: [
      { rule: "blocking-file", names: ["open", "Document"], operand: { index: 0, name: "filename" }, unless: [{ name: "stream" }] },
    ],
  }),
  defineLibrary({
    module: "h5py",
    blocking: [{ rule: "blocking-file", names: ["File"], operand: { index: 0, name: "name" } }],
  }),
  defineLibrary({
    module: "xarray",
    blocking: [{ rule: "blocking-file", names: ["open_dataset", "load_dataset"], operand: { index: 0 } }],
  }),
  defineLibrary({
    module: "geopandas",
    blocking: [{ rule: "blocking-file", names: ["read_file", "read_parquet"], operand: { index: 0 }, thread: "ok" }],
  }),
  defineLibrary({
    module: "pyarrow.parquet",
    blocking: [{ rule: "blocking-file", names: ["read_table", "write_table"], thread: "ok" }],
  }),
  defineLibrary({
    module: "soundfile",
    blocking: [{ rule: "blocking-file", names: ["read", "write", "SoundFile"], operand: { index: 0, name: "file" }, thread: "ok" }],
  }),
  defineLibrary({
    module: "librosa",
    blocking: [{ rule: "blocking-file", names: ["load"], operand: { index: 0, name: "path" }, thread: "ok" }],
  }),
  defineLibrary({
    module: "pydub",
    blocking: [
      {
        rule: "blocking-file",
        names: ["AudioSegment.from_{file,mp3,wav,ogg}"],
        operand: { index: 0, name: "file" },
        thread: "ok",
        severity: "warning",
      },
    ],
  }),
  defineLibrary({
    module: "torch",
    blocking: [
      { rule: "blocking-file", names: ["load"], operand: { index: 0, name: "f" }, thread: "ok", severity: "warning" },
      { rule: "blocking-file", names: ["save"], operand: { index: 1, name: "f" }, thread: "ok", severity: "warning" },
    ],
  }),
];
