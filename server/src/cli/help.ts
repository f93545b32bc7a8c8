/** What `--help` prints. */
import type { Text } from "../engine/base/text.js";

export const help: Text = {
  en: `Asyncio Lens finds, explains and fixes misuse of Python's asyncio.

Usage:
  asyncio-lens check [PATH...]   report what is wrong in files and folders (default: .)
  asyncio-lens explain RULE      say what a rule reports, why, and how to mend it
  asyncio-lens rules             list the rules

Options of check:
  --output-format FORMAT     text (default), json, sarif or github
  --fix                      apply the safe fixes
  --unsafe-fixes             with --fix or --diff: also fixes that may change what the code does
  --diff                     print what --fix would change, and change nothing
  --rule NAME=SEVERITY       set a rule, a group or * to error, warning, info, hint or off;
                             may be repeated, later ones win
  --min-severity SEVERITY    show error, warning, info (default) or hint and worse
  --python-version VERSION   the Python the code is for: 3.12, or a range such as 3.9-3.13
  --python PATH              the environment whose packages the code uses, or a Python in it;
                             without it .venv and the like, then the activated one
  --exit-zero                exit with 0 although there are findings
  --statistics               print how often each rule has something to report
  --stdin-filename FILE      what standard input is called when PATH is -
  --cache-dir DIR            where runs are kept; without it in the user's folder for caches
  --no-cache                 check anew, and keep nothing

Everywhere:
  --lang LANGUAGE            en or zh-cn
  -h, --help                 print this
  -V, --version              print the version

A file that is named is always checked; in folders, what .gitignore and \`exclude\` name is left out. PATH - reads standard
input: with --fix the fixed text goes to standard output, the report to standard error.
Settings come from [tool.asyncio-lens] in the nearest pyproject.toml that has it.

Exit status: 0 nothing to report, 1 findings reported (with --diff: there is something to fix), 2 wrong usage or internal error.
`,
  "zh-cn": `Asyncio Lens 查找、解释并修复 Python asyncio 的误用。

用法：
  asyncio-lens check [PATH...]   报告文件和文件夹中的问题（默认：.）
  asyncio-lens explain RULE      说明一条规则报告什么、为什么、如何修正
  asyncio-lens rules             列出所有规则

check 的选项：
  --output-format FORMAT     text（默认）、json、sarif 或 github
  --fix                      应用安全的修复
  --unsafe-fixes             与 --fix 或 --diff 一起使用：也包括可能改变代码行为的修复
  --diff                     打印 --fix 会做的更改，但不更改任何文件
  --rule NAME=SEVERITY       把规则、分组或 * 设为 error、warning、info、hint 或 off；
                             可重复，后面的优先
  --min-severity SEVERITY    显示不低于此级别的问题：error、warning、info（默认）或 hint
  --python-version VERSION   代码面向的 Python 版本：3.12，或范围，例如 3.9-3.13
  --python PATH              代码所用的包所在的环境，或其中的 Python 解释器；
                             未指定时使用 .venv 等文件夹，其次是已激活的环境
  --exit-zero                即使有问题也以 0 退出
  --statistics               打印每条规则报告的次数
  --stdin-filename FILE      PATH 为 - 时，标准输入的文件名
  --cache-dir DIR            运行结果的缓存位置；未指定时使用用户的缓存文件夹
  --no-cache                 重新检查，且不写入缓存

通用选项：
  --lang LANGUAGE            en 或 zh-cn
  -h, --help                 打印此帮助
  -V, --version              打印版本

直接指定的文件总会被检查；在文件夹中，.gitignore 和 \`exclude\` 所列的会被略过。PATH 为 - 时读取标准输入：
加上 --fix 时，修复后的文本写到标准输出，报告写到标准错误。
设置来自最近的含有 [tool.asyncio-lens] 的 pyproject.toml。

退出状态：0 没有问题，1 报告了问题（--diff：有可修复之处），2 用法错误或内部错误。
`,
};
