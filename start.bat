@echo off
rem Starts the explorer on this computer. Needs Python 3.11 or later; no administrator rights, no activation.
setlocal
cd /d "%~dp0"
set "PY=py -3"
where py >nul 2>nul || set "PY=python"
%PY% -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
  echo The explorer needs Python 3.11 or later. Install it from python.org or your software centre, then start again.
  pause
  exit /b 1
)
if not exist ".venv\Scripts\python.exe" %PY% -m venv .venv || exit /b 1
rem Only ready-made wheels are taken. Where requirements.txt cannot be installed as a whole, requirements-base.txt is.
set "PIP=".venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes"
fc /b requirements.txt ".venv\requirements.txt" >nul 2>nul && goto start
echo Installing the packages, the first time takes a minute or two ...
%PIP% -r requirements.txt && copy /y requirements.txt ".venv\requirements.txt" >nul && goto start
echo The language models could not be installed. The explorer starts without them; the Themes page says so.
fc /b requirements-base.txt ".venv\requirements-base.txt" >nul 2>nul && goto start
%PIP% -r requirements-base.txt || exit /b 1
copy /y requirements-base.txt ".venv\requirements-base.txt" >nul
:start
".venv\Scripts\python.exe" -m streamlit run app.py --server.address 127.0.0.1 --server.headless false --server.showEmailPrompt false %*
